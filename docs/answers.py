"""Renews answers and exit codes in both READMEs; with `--check` only says whether they are right."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kg.cli.exits import ExitCode
from kg.stores import Store, open_ladybug

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
QUESTIONS = sorted((ROOT / "docs" / "questions").glob("*.cypher"))
HEADS = {"en": ("exit code", "meaning"), "zh": ("退出码", "含义")}
EXIT_CODES_ZH = {
    ExitCode.OK: "全部完成",
    ExitCode.FAILURE: "失败：某个来源、记录、规则或文件不可用",
    ExitCode.USAGE: "命令行有误",
    ExitCode.PARTIAL: "部分完成：有来源、单元格或核改未能处理，逐一列出并说明原因",
    ExitCode.STORE: "图库、服务器或输出文件夹不在或拒绝；或查询有误、超时",
    ExitCode.INTERRUPTED: "被 Ctrl-C 终止",
    ExitCode.PIPE: "读取输出的一方已离开",
    ExitCode.TERMINATED: "被 SIGTERM 终止",
}


def main() -> int:
    """Build the notices, ask, and write (or compare) both files; 1 if `--check` finds a difference."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path, text in renewed().items():
        if path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{'out of date' if check else 'renewed'}: {', '.join(stale) or 'nothing'}")
    return 1 if check and stale else 0


def renewed() -> dict[Path, str]:
    """Return the text that each README should have."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg.cli", "build", "examples/notices", "-o", folder]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        with closing(open_ladybug(Path(folder) / "graph.lbug")) as store:
            answers = {language: _answers(store, language) for language in READMES}
    texts = {}
    for language, path in READMES.items():
        text = _between(path.read_text(encoding="utf-8"), "answers", answers[language])
        texts[path] = _between(text, "exit-codes", _exit_codes(language))
    return texts


def _answers(store: Store, language: str) -> str:
    parts = []
    for number, path in enumerate(QUESTIONS, 1):
        lines = path.read_text(encoding="utf-8").splitlines()
        title = next(line for line in lines if line.startswith(f"// {language}: "))[len("// xx: ") :]
        cypher = "\n".join(line for line in lines if not line.startswith("//"))
        table = store.query(cypher, {})
        parts.append(
            f"**{number}. {title}**\n\n```cypher\n{cypher}\n```\n\n{_table(table.columns, table.rows)}"
        )
    return "\n\n".join(parts)


def _exit_codes(language: str) -> str:
    rows = [(code.value, EXIT_CODES_ZH[code] if language == "zh" else code.doc) for code in ExitCode]
    return _table(HEADS[language], rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def _between(text: str, marker: str, content: str) -> str:
    pattern = re.compile(rf"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.DOTALL)
    found, count = pattern.subn(lambda m: f"{m[1]}\n{content}\n\n{m[2]}", text)
    assert count == 1, f"the README has {count} places for {marker}"
    return found


if __name__ == "__main__":
    sys.exit(main())
