"""What a statement needs and what it would do outside the database, told from its text before it runs.

A read-only database refuses to change itself, yet still writes files (COPY … TO, EXPORT), loads native code
and goes to the network (INSTALL, LOAD, ATTACH). Nothing of that is reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.errors import QueryError

OUTSIDE = frozenset(
    {
        "ATTACH",
        "CHECKPOINT",
        "COPY",
        "DETACH",
        "EXPORT",
        "FORCE",
        "IMPORT",
        "INSTALL",
        "LOAD",
        "UNINSTALL",
        "UPDATE",
        "USE",
    }
)
"""First words of statements that reach outside the database or change the session."""
HIDDEN = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
"""Strings, quoted names and comments: nothing in them is a keyword or ends a statement."""
FILES = re.compile(r"\bLOAD\W+(?:FROM|CSV|WITH)\b|\b_?READ_\w+", re.IGNORECASE)
"""Clauses and functions that read files, wherever in a statement; the functions also crash ladybug 0.22."""


def check_parameters(cypher: str, params: Mapping[str, object]) -> None:
    """Raise QueryError naming each parameter of `cypher` that `params` lacks; ladybug would use null.

    'RETURN $name', {} → QueryError; "RETURN '$name'", {} → fine
    """
    needed = re.findall(r"\$(\w+)", HIDDEN.sub(" ", cypher))
    missing = sorted(set(needed) - params.keys())
    if missing:
        raise QueryError(
            f"no value for the parameter {', '.join(missing)}", hint="give it with -p name=value"
        )


def check_reads_only(cypher: str) -> None:
    """Raise QueryError where `cypher` is not one statement that only reads the database.

    'RETURN 1' → fine; 'COPY (RETURN 1) TO "/tmp/x.csv"' → QueryError
    """
    bare = HIDDEN.sub(" '' ", cypher)
    statements = [each for each in bare.split(";") if each.replace("''", "").strip()]
    if len(statements) > 1:
        raise QueryError("several statements in one query", hint="run them one by one")
    words = [word.upper() for word in re.findall(r"[A-Za-z_]+|=", "".join(statements))]
    while words and words[0] in {"EXPLAIN", "PROFILE", "LOGICAL"}:
        words.pop(0)
    if words and (words[0] in OUTSIDE or (words[0] == "CALL" and words[2:3] == ["="])):
        raise QueryError(f"{words[0]} is not a read", hint="allow writing to run it")
    if found := FILES.search(HIDDEN.sub(_quoted_name, cypher)):
        raise QueryError(f"{' '.join(found[0].split())} reads files, not the graph")


def _quoted_name(hidden: re.Match[str]) -> str:
    """Return what a quoted name may stand for, a keyword too; a string or comment is a blank."""
    return f" {hidden[0][1:-1]} " if hidden[0].startswith("`") else " "
