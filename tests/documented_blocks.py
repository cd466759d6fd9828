"""Every fenced block of the documentation: what it is, and whether it can be run.

python -m tests.documented_blocks          (how many of each there are)
"""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]

#: Languages that a test knows how to run; `sh` holds commands.
RUNNABLE = frozenset({"sh", "python"})
#: Marks with which a block says why it is not run.
REASONS = ("not-run", "output-of")
#: Pages whose blocks a program writes whole, without marks of ours.
WRITTEN_BY = {
    "docs/generated/command-line.md": "output of `--help`, held current by `make check`",
    "docs/triage.md": "figures written by `python -m benchmarks.triage --write`",
    "docs/generated/triage.md": "transcripts, held current by `make check`",
    "docs/checkin-scores.md": "lines and records written by the scores of the check-in language",
}
_MARK = re.compile(r'([\w-]+)=(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block.

    Attributes:
        page: Relative to the repository; `line` is that of its fence, from 1.
        marks: What stands after the language, by name.
    """

    page: str
    line: int
    language: str
    body: str
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Page and line."""
        return f"{self.page}:{self.line}"

    @property
    def reason(self) -> str | None:
        """Why it is not run; None where it is."""
        for mark in REASONS:
            if mark in self.marks:
                return f"{mark} {self.marks[mark]}"
        return WRITTEN_BY.get(self.page) if self.language not in RUNNABLE else None

    @property
    def commands(self) -> list[list[str]]:
        """The words of each command in it, without comments."""
        lines = (shlex.split(line, comments=True) for line in self.body.replace("\\\n", " ").splitlines())
        return [_plainly(words) for words in lines if words]


def _plainly(words: list[str]) -> list[str]:
    while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):  # settings of the environment
        words = words[1:]
    return [words[0].removeprefix(".venv/bin/"), *words[1:]]


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks() -> Iterator[Block]:
    """Every fenced block of every page."""
    for path in pages():
        page = path.relative_to(ROOT).as_posix()
        for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")):
            if token.type == "fence":
                language, _, rest = token.info.strip().partition(" ")
                marks = {name: quoted or plain for name, quoted, plain in _MARK.findall(rest)}
                line = token.map[0] + 1 if token.map else 0
                yield Block(page, line, language, token.content, marks)


def inline_commands() -> Iterator[tuple[str, list[str]]]:
    """Page and words of every `hipsight ...` in running text."""
    for path in pages():
        page = path.relative_to(ROOT).as_posix()
        for token in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
            for child in token.children or ():
                if child.type == "code_inline" and child.content.startswith("hipsight "):
                    yield page, child.content.split()


def main() -> None:
    """Prints how many blocks are run, looked up, and not run, with the reasons."""
    found = list(blocks())
    run = [block for block in found if block.reason is None]
    commands = [words for block in run if block.language == "sh" for words in block.commands]
    programs = Counter(words[0] for words in commands)
    sys.stdout.write(
        f"{len(found)} blocks on {len(pages())} pages; {len(run)} run, {len(found) - len(run)} not\n"
    )
    sys.stdout.write(f"commands: {', '.join(f'{count} {name}' for name, count in programs.most_common())}\n")
    sys.stdout.write(f"commands in running text, looked up: {len(list(inline_commands()))}\n")
    for reason, count in Counter(block.reason for block in found if block.reason).most_common():
        sys.stdout.write(f"{count:4} not run: {reason}\n")


if __name__ == "__main__":
    main()
