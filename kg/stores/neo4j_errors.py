"""Every way the Neo4j driver fails, as one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extract.errors import QueryError, StoreError

REFUSED = "Neo.ClientError.Security."
_READ_ONLY = (StoreError, "the database is read-only", "load into one that may be written")
KNOWN: dict[str, tuple[type[StoreError], str, str]] = {
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": _READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": _READ_ONLY,
    "Neo.ClientError.Database.DatabaseNotFound": (StoreError, "no such database", "see NEO4J_DATABASE"),
    "Neo.ClientError.Statement.AccessMode": (
        QueryError,
        "the query would write",
        "allow writing to run it",
    ),
}
TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"


@contextmanager
def clear_errors(uri: str, database: str, timeout: float | None = None) -> Iterator[None]:
    """Raise StoreError or QueryError in place of what the driver raises inside.

    `timeout` is the one the query had, told where it was reached.
    """
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        yield
    except AuthError as error:
        raise _refused(error.code or "", uri) from error
    except Neo4jError as error:
        raise _told_by_server(error, uri, database, timeout) from error
    except (DriverError, OSError) as error:
        raise StoreError(
            f"no Neo4j answers: {_line(error)}", where=uri, hint="is it running, and is NEO4J_URI right?"
        ) from error


def _refused(code: str, uri: str) -> StoreError:
    if code.endswith("AuthenticationRateLimit"):
        return StoreError("too many wrong passwords", where=uri, hint="wait some seconds and try again")
    if code.endswith("CredentialsExpired"):
        return StoreError(
            "the password must be changed first", where=uri, hint="log in once with cypher-shell"
        )
    return StoreError(
        "Neo4j refuses this user and password", where=uri, hint="see NEO4J_USERNAME and NEO4J_PASSWORD"
    )


def _told_by_server(error: Exception, uri: str, database: str, timeout: float | None) -> StoreError:
    """Return the error for what the server said, by its code."""
    code = str(getattr(error, "code", ""))
    said = _line(getattr(error, "message", None) or error)
    place = f"{uri} {database}"
    if code.startswith(TIMED_OUT):
        return QueryError(
            f"stopped after {timeout:g} seconds" if timeout else "stopped", hint="allow more time"
        )
    if code.startswith(REFUSED):
        return StoreError(f"this user may not do that: {said}", where=place)
    if code in KNOWN:
        kind, what, hint = KNOWN[code]
        return kind(what, where=place, hint=hint)
    if code.startswith("Neo.ClientError.Statement"):
        return QueryError(said)
    return StoreError(f"{said} [{code}]", where=place)


def _line(error: object) -> str:
    return " ".join(str(error).split())
