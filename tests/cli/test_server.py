"""Where `--neo4j` points, and that a password is never an argument."""

from __future__ import annotations

import click
import pytest

from kg.cli.server import DEFAULT_URI, Neo4jCommand, neo4j_option, server


@click.command(cls=Neo4jCommand)
@click.argument("name", required=False)
@neo4j_option
def command(name: str | None, uri: str | None) -> tuple[str | None, str | None]:
    return name, uri


def parsed(*args: str) -> tuple[str | None, str | None]:
    found: tuple[str | None, str | None] = command.main(list(args), standalone_mode=False)
    return found


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), (None, None)),
        (("--neo4j",), (None, DEFAULT_URI)),
        (("--neo4j", "duties-of"), ("duties-of", DEFAULT_URI)),
        (("duties-of", "--neo4j"), ("duties-of", DEFAULT_URI)),
        (("--neo4j", "bolt://h:1", "duties-of"), ("duties-of", "bolt://h:1")),
        (("--neo4j=neo4j+s://h", "duties-of"), ("duties-of", "neo4j+s://h")),
    ],
)
def test_bare_option_takes_no_word_that_is_no_address(
    monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], expected: tuple[str | None, str | None]
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    assert parsed(*args) == expected


def test_bare_option_means_the_address_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://elsewhere:7687")
    assert parsed("--neo4j") == (None, "bolt://elsewhere:7687")


def test_password_comes_from_the_environment_and_stays_out_of_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    monkeypatch.setenv("NEO4J_DATABASE", "duties")
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    found = server("bolt://h")
    assert (found.user, found.password, found.database) == ("neo4j", "geheim", "duties")
    assert "geheim" not in repr(found)


def test_without_password_and_terminal_the_error_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(click.UsageError, match="NEO4J_PASSWORD"):
        server("bolt://h")
