"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def format_option(formats: type[StrEnum]) -> Callable[[F], F]:
    """Return `--format`, one of the values of `formats`, `table` by default."""
    values = [form.value for form in formats]
    return click.option("--format", "form", type=click.Choice(values), default="table", show_default=True)


sources_argument = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)

result_argument = click.argument(
    "directory",
    metavar="[DIR]",
    default=Path("out"),
    type=click.Path(file_okay=False, path_type=Path),
)

result_option = click.option(
    "-d",
    "--dir",
    "directory",
    default=Path("out"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that `zeren build` made.",
)

model_option = click.option(
    "--model",
    metavar="NAME",
    help="spaCy pipeline to consult as evidence, e.g. zh_core_web_sm (by `spacy download`); none is needed.",
)

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Processes that extract side by side; 0 for one a core. The result is the same.",
)

least_confidence_option = click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out norms below this confidence.",
)
