"""`zeren doctor`: what works here."""

from __future__ import annotations

from dataclasses import astuple

import click

from ..checks import State, check_all
from ..exits import ExitCode
from ..group import examples
from ..options import format_option
from ..server import Neo4jCommand, configured_uri, neo4j_option
from ..tables import TableFormat, write_table


@click.command("doctor", cls=Neo4jCommand, epilog=examples("zeren doctor"))
@neo4j_option
@format_option(TableFormat)
def command(uri: str | None, form: str) -> ExitCode:
    """Say what works on this machine and what to install for the rest.

    Fails only where something is broken that every command needs.
    """
    checks = list(check_all(uri or configured_uri()))
    write_table(("part", "state", "found", "what to do"), [astuple(c) for c in checks], TableFormat(form))
    broken = any(check.state is State.BROKEN for check in checks)
    return ExitCode.FAILURE if broken else ExitCode.OK
