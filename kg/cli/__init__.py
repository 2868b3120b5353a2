"""The `zeren` command line: each command calls one function of the library.

Nothing at all is imported here, so that between the first line of this and the `try` of `main` there is no
moment at which a Ctrl-C could end in a traceback.
"""


def main(args: list[str] | None = None) -> int:
    """Run `zeren` with `args` (default: those of the process) and return its exit code.

    An error is one line on stderr, never a traceback.
    """
    try:
        from .process import Terminated, collect_less_often, prepare_streams, raise_on_sigterm

        prepare_streams()
        collect_less_often()
        raise_on_sigterm()
        return int(_run(args))
    except KeyboardInterrupt:  # while all this was still being imported
        from .exits import ExitCode

        return ExitCode.INTERRUPTED
    except Terminated:
        from .exits import ExitCode

        return ExitCode.TERMINATED


def run() -> None:
    """Be the process `zeren`: run the command line and end with its exit code."""
    code = main()
    from .process import end

    end(code)


def _run(args: list[str] | None) -> int:
    import os

    import click

    from extract.errors import ZerenError

    from .exits import ExitCode, exit_code
    from .group import zeren
    from .process import ReaderGoneError, Terminated, silence_stdout
    from .terminal import say

    code: int
    try:
        code = zeren.main(args, prog_name="zeren", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = ExitCode.INTERRUPTED
    except Terminated:
        code = ExitCode.TERMINATED
    except ReaderGoneError:
        silence_stdout()
        code = ExitCode.PIPE
    except ZerenError as error:
        say(f"zeren: {error}")
        code = exit_code(error)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"zeren: {place}{error.strerror or error}")
        code = ExitCode.FAILURE
    except Exception as error:
        if os.environ.get("ZEREN_DEBUG"):
            raise
        say(f"zeren: internal error: {type(error).__name__}: {error} (ZEREN_DEBUG=1 shows where)")
        code = ExitCode.FAILURE
    return code
