"""What holds for every command: help at once, streams, signals, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.cli.exits import ExitCode
from kg.cli.group import COMMANDS

from .conftest import NOTICES, ROOT, Zeren, environment

NOTICE = NOTICES / "000_7920c096c5209dbe.txt"
HEAVY = {
    "spacy",
    "networkx",
    "ladybug",
    "neo4j",
    "pyvis",
    "rich",
    "pydantic",
    "jinja2",
    "rjieba",
    "xlsxwriter",
    "pyarrow",
    "pandas",
    "pyspark",
    "ray",
}
REPORT = f"""
import sys
from kg.cli import main
code = main(sys.argv[1:])
print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("args", [("--help",), ("--version",), *((name, "-h") for name in COMMANDS)])
def test_help_loads_nothing_heavy(args: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REPORT, *args], capture_output=True, text=True, env=environment(), check=True
    )
    assert done.stdout
    assert done.stderr.strip() == "[]"


def test_nothing_is_imported_before_signals_are_seen_to() -> None:
    """A Ctrl-C in an import that stands before `main` would end in a traceback."""
    count = "import sys; before = set(sys.modules); import kg.cli; print(sorted(set(sys.modules) - before))"
    words = [sys.executable, "-c", count]
    done = subprocess.run(words, capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == "['kg', 'kg.cli']\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_shows_an_example(zeren: Zeren, name: str) -> None:
    done = zeren(name, "-h")
    assert done.code == 0
    assert f"$ zeren {name}" in done.out or f"zeren {name} " in done.out.split("Example:")[1]


def test_help_lists_commands_and_exit_codes(zeren: Zeren) -> None:
    text = zeren("--help").out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert all(f"{code.value:>3}  {code.doc}" in text for code in ExitCode)


@pytest.mark.parametrize("args", [("nonsense",), ("build", "--nonsense"), ("build",), ("query", "-p", "x")])
def test_wrong_usage_is_code_2(zeren: Zeren, args: tuple[str, ...]) -> None:
    done = zeren(*args)
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("extract", "no-such-file.txt"), ExitCode.FAILURE),
        (("build", "no-such-file.txt", "-o", "out"), ExitCode.FAILURE),
        (("view", "no-such-folder", "-o", "x.html"), ExitCode.FAILURE),
        (("export", "no-such-folder", "--format", "json", "-o", "x.json"), ExitCode.FAILURE),
        (("query", "-d", "no-such-folder", "-c", "RETURN 1"), ExitCode.STORE),
    ],
)
def test_an_error_is_one_line(zeren: Zeren, tmp_path: Path, args: tuple[str, ...], code: ExitCode) -> None:
    done = zeren(*args, cwd=tmp_path)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("zeren: ")
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_skipped_sources_make_a_partial_success(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(NOTICE.read_bytes())
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    done = zeren("extract", tmp_path)
    assert done.code == ExitCode.PARTIAL
    assert done.err.count("\n") == 1
    assert "bad.txt" in done.err
    assert {json.loads(line)["doc"] for line in done.out.splitlines()} == {"good"}


def test_data_is_utf8_whatever_the_locale_and_stderr_is_quiet(zeren: Zeren) -> None:
    done = zeren("extract", NOTICE)
    assert (done.code, done.err) == (0, "")
    records = [json.loads(line) for line in done.out.splitlines()]
    text = NOTICE.read_bytes().decode("utf-8")
    assert len(records) > 50
    assert all(text[r["start"] : r["end"]] == r["text"] for r in records)


def test_stdin_says_what_the_file_says(zeren: Zeren) -> None:
    piped = zeren("extract", "-", stdin=NOTICE.read_bytes()).out.splitlines()
    read = zeren("extract", NOTICE).out.splitlines()
    fields = ("start", "end", "text", "modality", "bearers")
    assert [{f: json.loads(x)[f] for f in fields} for x in piped] == [
        {f: json.loads(x)[f] for f in fields} for x in read
    ]
    assert json.loads(piped[0])["doc"] == "stdin"


def test_result_depends_neither_on_processes_nor_on_the_hash_seed(zeren: Zeren) -> None:
    alone = zeren("extract", NOTICES, env={"PYTHONHASHSEED": "1"})
    together = zeren("extract", NOTICES, "--jobs", "2", env={"PYTHONHASHSEED": "2"})
    assert alone.out == together.out
    assert together.code == 0


def test_processes_import_nothing_from_the_working_folder(tmp_path: Path) -> None:
    """`org` is a module that the standard library tries to import."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "org.py").write_text("open('imported', 'w').close()\n")
    program = tmp_path / "program.py"
    program.write_text("from kg.cli import main\nif __name__ == '__main__':\n    raise SystemExit(main())\n")
    command = [sys.executable, str(program), "extract", str(NOTICES), "--jobs", "2"]
    subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=True)
    assert not (folder / "imported").exists()


def test_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-m", "kg.cli", "extract", str(NOTICES)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) == (ExitCode.PIPE, b"")


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_signals_end_with_their_code_and_no_traceback(number: signal.Signals, code: ExitCode) -> None:
    command = [sys.executable, "-m", "kg.cli", "extract", "-"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    wait_until_it_reads_stdin(process)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, b"")
    assert b"Traceback" not in err


SIGNALLED_WHERE_NONE_PASSES = """
import signal, sys, time
from kg.cli import main
from kg.cli.commands import doctor
class Dropped:
    def __del__(self):
        signal.raise_signal(signal.{name})
def drop(**_):
    kept = Dropped()
    del kept
    time.sleep(30)
doctor.command.callback = drop
sys.exit(main(["doctor"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_a_signal_counts_where_python_drops_exceptions(number: signal.Signals, code: ExitCode) -> None:
    program = SIGNALLED_WHERE_NONE_PASSES.format(name=number.name)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=20,
        check=False,
    )
    assert done.returncode == code
    assert "ignored" not in done.stderr
    assert "Traceback" not in done.stderr


def wait_until_it_reads_stdin(process: subprocess.Popen[bytes]) -> None:
    """Return once the child sleeps in a read of its standard input; it has then set its signal handlers."""
    end = time.monotonic() + 30
    asleep = Path(f"/proc/{process.pid}/wchan")
    while time.monotonic() < end:
        time.sleep(0.1)
        if not asleep.exists() or "pipe" in asleep.read_text():
            return
    raise AssertionError("the child never read its input")


@pytest.mark.skipif(os.name == "nt", reason="POSIX terminals")
def test_progress_is_drawn_on_a_terminal_only() -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg.cli", "extract", str(NOTICE)]
    with ThreadPoolExecutor(1) as beside:
        drawing = beside.submit(lambda: b"".join(read_all(ours)))  # a terminal that nobody reads fills up
        try:
            environ = environment(TERM="xterm")
            done = subprocess.run(
                command, stdout=subprocess.PIPE, stderr=theirs, env=environ, timeout=120, check=True
            )
        finally:
            os.close(theirs)
        drawn = drawing.result(60)
    assert b"Extracting" in drawn
    assert b"Extracting" not in done.stdout


def read_all(descriptor: int) -> Iterator[bytes]:
    """Yield what a pseudo-terminal holds; Linux ends it with EIO."""
    try:
        while block := os.read(descriptor, 4096):
            yield block
    except OSError:
        pass
    finally:
        os.close(descriptor)


BROKEN = """
import sys
from kg.cli import main
from kg.cli.commands import doctor
doctor.command.callback = lambda **_: 1 / 0
sys.exit(main(["doctor"]))
"""


def test_a_fault_of_our_own_is_one_line_too_unless_it_is_looked_for() -> None:
    command = [sys.executable, "-c", BROKEN]
    quiet = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert quiet.returncode == ExitCode.FAILURE
    assert quiet.stderr.startswith("zeren: internal error: ZeroDivisionError")
    assert quiet.stderr.count("\n") == 1
    loud = subprocess.run(
        command, capture_output=True, text=True, env=environment(ZEREN_DEBUG="1"), check=False
    )
    assert "Traceback" in loud.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
def test_a_full_disk_is_one_line() -> None:
    command = [sys.executable, "-m", "kg.cli", "query", "--format", "json"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (ExitCode.FAILURE, 1)
    assert b"No space left" in done.stderr


def test_module_runs_as_the_command_does(zeren: Zeren) -> None:
    assert ROOT.joinpath("kg/cli/__main__.py").exists()
    assert zeren("--version").out.startswith("zeren ")


def test_the_end_of_the_process_loses_nothing_and_takes_nothing_down() -> None:
    """What was written arrives, what was to be done at exit is done, and no object is taken down for it."""
    program = (
        "import atexit, sys\nfrom kg.cli.process import end\n"
        "class Slow:\n    def __del__(self): print('taken down', flush=True)\n"
        "slow = Slow()\natexit.register(print, 'at exit')\nprint('written')\nend(3)\n"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment())
    assert (done.returncode, done.stdout, done.stderr) == (3, "written\nat exit\n", "")
