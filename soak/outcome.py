"""What a row of docs/reliability.md measured, and the file that keeps the latest outcome of each row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of one row.

    Attributes:
        row: its name on the command line.
        held: whether what was demanded held in every single case.
        measured: the figures of this run, in words, one an item.
        share: of the full size that was run.
        failures: every case that did not hold, and what is known to be weak.
        seconds: wall time of the run.
        when: date and time of its end, UTC.
        commit: of the code it ran, with `+` where the checkout had changes.
        machine: Python, system and cores.
    """

    row: str
    held: bool
    measured: tuple[str, ...]
    failures: tuple[str, ...] = ()
    share: float = 1.0
    seconds: float = 0.0
    when: str = ""
    commit: str = ""
    machine: str = ""


def read_outcomes(path: Path) -> dict[str, Outcome]:
    """Return the outcomes kept in `path` by row; none where there is no such file."""
    if not path.exists():
        return {}
    kept = (_outcome(json.loads(line)) for line in path.read_text("utf-8").splitlines())
    return {outcome.row: outcome for outcome in kept}


def keep_outcome(path: Path, outcome: Outcome) -> None:
    """Put `outcome` in the place of the former one of its row in `path`, JSON lines sorted by row."""
    kept = {**read_outcomes(path), outcome.row: outcome}
    write_outcomes(path, kept.values())


def write_outcomes(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write `outcomes` to `path` as JSON lines sorted by row."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.row)
    lines = [json.dumps(asdict(outcome), ensure_ascii=False) + "\n" for outcome in ordered]
    path.write_text("".join(lines), "utf-8")


def _outcome(said: Mapping[str, object]) -> Outcome:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return Outcome(**values)  # type: ignore[arg-type]
