"""Exit codes of `zeren`, the same for every command."""

from __future__ import annotations

from enum import IntEnum

from extract.errors import StoreError, ZerenError


class ExitCode(IntEnum):
    """What a command's exit code says; each member's `doc` is the sentence that `--help` prints."""

    doc: str

    def __new__(cls, value: int, doc: str) -> ExitCode:
        member = int.__new__(cls, value)
        member._value_ = value
        member.doc = doc
        return member

    OK = 0, "all done"
    FAILURE = 1, "failed: a source, record, rule or file is not usable"
    USAGE = 2, "the command line is wrong"
    PARTIAL = 3, "partly done: some sources, cells or corrections were left out, each named with the reason"
    STORE = 4, "store, server or output folder is away or refuses; or the query is wrong or out of time"
    INTERRUPTED = 130, "stopped by Ctrl-C"
    PIPE = 141, "the reader of the output went away"
    TERMINATED = 143, "stopped by SIGTERM"


def exit_code(error: ZerenError) -> ExitCode:
    """Return the code that tells a script what kind of error this was."""
    return ExitCode.STORE if isinstance(error, StoreError) else ExitCode.FAILURE


def describe_exit_codes() -> str:
    """Return one line a code, for help texts."""
    return "\n".join(f"  {code.value:>3}  {code.doc}" for code in ExitCode)
