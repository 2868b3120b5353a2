"""The `zeren` command group: its subcommands are imported when they are named."""

from __future__ import annotations

import importlib
import sys

import click

from .exits import ExitCode, describe_exit_codes
from .process import ReaderGoneError

COMMANDS = (
    "build", "extract", "explain", "query", "view", "serve", "export", "load", "batch",
    "review", "eval", "doctor",
)  # fmt: skip
"""In the order of `--help`: the module `kg.cli.commands.<name>` holds each."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(click.Group):
    """A group that imports a subcommand's module when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"kg.cli.commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> ExitCode:
        """Run the subcommand and return its exit code; all it wrote has then left this process."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        return code or ExitCode.OK


def examples(*lines: str) -> str:
    """Return an epilog that shows `lines` as they are typed."""
    return "\b\nExample:\n" + "\n".join(f"  $ {line}" for line in lines)


@click.group(cls=LazyGroup, context_settings=SETTINGS, epilog=f"\b\nExit codes:\n{describe_exit_codes()}")
@click.version_option(package_name="zeren", message="%(prog)s %(version)s")
def zeren() -> None:
    """Zeren (责任) finds who must, must not or may do what in Chinese official documents.

    Data goes to stdout, everything else to stderr; `-` as a source is stdin.

    \b
    $ zeren build examples/notices -o out
    $ zeren query duties-of -p name=党员
    """
