"""Commands killed or stopped at random moments: what was there stays whole, and run again they do it all."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.export import FORMATS
from tests.neo4j_server.server import Server

from .commands import (
    Content,
    Job,
    adding_job,
    build_job,
    environment,
    export_job,
    group_lives,
    leftovers,
    load_job,
    make_folders,
    review_apply_job,
    review_export_job,
    seconds_of,
    start,
    trouble,
    zeren,
)
from .outcome import Outcome
from .servers import neo4j_server

SECONDS_TO_STOP = 2.0
OURS = re.compile(r'File "[^"]*/(kg|extract)/')
"""A line of a traceback that is of Zeren's code."""
STARTING = re.compile(
    r"init_import_site|Fatal Python error|in _run_module_as_main|<frozen (?:site|runpy|importlib)"
)
"""What Python says where a signal ends it before it is ready, or while it looks for the module to run."""
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


@dataclass(frozen=True, slots=True)
class Case:
    """A job with its uninterrupted run: what was there before it, what after, and how long it took."""

    job: Job
    before: Content
    after: Content
    seconds: float


def cases(place: Path, server: Server | None, formats: Sequence[str] = tuple(FORMATS)) -> list[Case]:
    """Return builds with one process, with two and of one more notice, a review out and in, exports in
    `formats`, and a load if there is a server.
    """
    old, new = make_folders(place)
    jobs = [build_job(place, old), build_job(place, old, "--jobs", "2"), adding_job(place)]
    jobs += [review_export_job(place, old, new), review_apply_job(place, new)]
    jobs += [export_job(place, old, new, form, FORMATS[form].suffix) for form in formats]
    if server:
        jobs.append(load_job(old, new, server))
    return [_case(job, environment(server)) for job in jobs]


def kill(made: Sequence[Case], server: Server | None, times: int, seed: int = 0) -> Outcome:
    """Kill the commands `times` at random moments and run each again."""
    chance, given = random.Random(seed), environment(server)
    failures: list[str] = []
    at: Counter[str] = Counter()
    for number in range(times):
        case = made[number % len(made)]
        child, moment = _interrupted(case, given, chance, signal.SIGKILL)
        child.wait()
        said, torn = _state(case)
        at[said] += 1
        wrong = [torn, _run_again(case, given), *_outliving(child)]
        if any(wrong):
            why = "; ".join(one for one in wrong if one)
            failures.append(f"{case.job.name}, killed after {moment:.2f} s: {why}")
    measured = (
        f"{times - len(failures)}/{times} equal to the uninterrupted run",
        f"right after the kill a reader found: {_counts(at)}",
        f"commands: {', '.join(case.job.name for case in made)}",
    )
    return Outcome("kill", not failures, measured, tuple(failures))


def stop(made: Sequence[Case], server: Server | None, times: int, seed: int = 1) -> Outcome:
    """Send SIGINT to commands with their processes, as a terminal does, and SIGTERM, at random moments."""
    chance, given = random.Random(seed), environment(server)
    failures: list[str] = []
    codes: Counter[str] = Counter()
    slowest: dict[str, float] = {}
    early = 0
    for number in range(times):
        case, sent = made[number // 2 % len(made)], list(CODES)[number % 2]
        child, moment = _interrupted(case, given, chance, sent)
        seconds, err = _ended(child)
        code = child.returncode if child.returncode >= 0 else 128 - child.returncode
        codes[f"{sent.name} → {code}"] += 1
        slowest[case.job.name] = max(seconds, slowest.get(case.job.name, 0.0))
        wrong = [_state(case)[1], *(f"left behind: {name}" for name in leftovers(case.job))]
        if seconds > SECONDS_TO_STOP:
            wrong.append(f"ended {seconds:.1f} s after the signal")
        if before_our_first_line(err):
            early += 1
        elif code not in (0, CODES[sent]) or "Traceback" in err:
            wrong.append(f"ended with {code}: {err.strip()[-200:]}")
        failures += [f"{case.job.name}, {sent.name} after {moment:.2f} s: {one}" for one in wrong if one]
    most = max(slowest, key=lambda name: slowest[name])
    measured = (
        f"{times} signals: {_counts(codes)}",
        f"slowest to end: {most}, {slowest[most]:.2f} s",
        f"came before the first line of Zeren ran, so that Python's own traceback was printed: {early}",
        f"commands: {', '.join(case.job.name for case in made)}",
    )
    return Outcome("stop", not failures, measured, tuple(failures))


def before_our_first_line(err: str) -> bool:
    """Whether a traceback is Python's own start alone: the interpreter's, or of finding what to run."""
    return "Traceback" in err and bool(STARTING.search(err)) and not OURS.search(err)


def _case(job: Job, given: Mapping[str, str]) -> Case:
    job.reset()
    before = job.content()
    seconds, after = seconds_of(job, given)
    return Case(job, before, after, seconds)


def _interrupted(
    case: Case, given: Mapping[str, str], chance: random.Random, number: signal.Signals
) -> tuple[subprocess.Popen[str], float]:
    """Start the command over its old state and send the signal at a moment of its usual time."""
    case.job.reset()
    moment = chance.uniform(0, case.seconds)
    child = start(case.job, given)
    time.sleep(moment)
    if child.poll() is None:
        (os.killpg if number is signal.SIGINT else os.kill)(child.pid, number)
    return child, moment


def _run_again(case: Case, given: Mapping[str, str]) -> str:
    """Return what is wrong when the command is run to its end after a kill."""
    again = zeren(*case.job.args, environment=given)
    if again.returncode != 0:
        return f"run again it ended with {again.returncode}: {again.stderr.strip()}"
    if trouble(case.job)[0] != case.after:
        return "run again it is not what the uninterrupted run left"
    left = leftovers(case.job)
    return f"left behind: {', '.join(left)}" if left else ""


def _ended(child: subprocess.Popen[str]) -> tuple[float, str]:
    """Wait for the end; return the seconds it took and stderr, all of the group gone afterwards."""
    began = time.monotonic()
    with suppress(subprocess.TimeoutExpired):
        child.wait(60)
    seconds = time.monotonic() - began
    _end_group(child)
    return seconds, child.communicate()[1]


def _outliving(child: subprocess.Popen[str]) -> list[str]:
    """Return what is wrong where processes of the killed command's group live on, and end them."""
    end = time.monotonic() + SECONDS_TO_STOP
    while group_lives(child.pid) and time.monotonic() < end:
        time.sleep(0.05)
    living = group_lives(child.pid)
    _end_group(child)
    child.communicate()
    return ["its worker processes live on"] if living else []


def _end_group(child: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _state(case: Case) -> tuple[str, str]:
    """Return which state a reader finds, and what is wrong with it."""
    content, torn = trouble(case.job)
    if torn:
        return "torn", torn
    for name, state in (("the old state", case.before), ("the new state", case.after)):
        if content == state:
            return name, ""
    return "a state between", "" if case.job.steps else "neither the old state nor the new one"


def _counts(counter: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counter.items()))


def run_kills(times: int) -> Outcome:
    """Run the row `kill` with a Neo4j of its own."""
    with TemporaryDirectory(prefix="zeren-soak-") as made, neo4j_server(Path(made) / "neo4j") as server:
        return kill(cases(Path(made), server), server, times)


def run_stops(times: int) -> Outcome:
    """Run the row `stop` with a Neo4j of its own."""
    with TemporaryDirectory(prefix="zeren-soak-") as made, neo4j_server(Path(made) / "neo4j") as server:
        return stop(cases(Path(made), server), server, times)
