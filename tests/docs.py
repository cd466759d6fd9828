"""Write docs/generated anew from the code and the knowledge files; with --check, only say whether they are current.

Generated so that the words people read are the words that run; committed so that people can read them.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "docs" / "generated"

# Help is as wide as the page, whatever the terminal.
os.environ.update({"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"})
os.environ.pop("HIPSIGHT_JOURNAL", None)


def command_line() -> Iterator[str]:
    """Every command with its help."""
    import typer.main
    from typer.testing import CliRunner

    from hipsight.cli.__main__ import app

    yield "# Command line\n\nEvery command takes `--json`. Exit codes: 0 done, 1 done but some input had problems "
    yield "(they are listed), 2 the call or the input as a whole was not usable.\n"
    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined] # a group has commands
    for name in ["", *names]:
        result = CliRunner().invoke(app, [*([name] if name else []), "--help"], prog_name="hipsight")
        text = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
        yield f"\n## `hipsight {name}`".rstrip("` ") + f"`\n\n```text\n{text}\n```\n"


def families() -> Iterator[str]:
    """Every family of suspected triggers."""
    import importlib
    import pkgutil

    from hipsight.hypotheses import families as folder

    yield "# What is looked at\n\nThe families of suspected triggers; each is one file in `hypotheses/families/`.\n"
    for module in pkgutil.iter_modules(folder.__path__):
        loaded = importlib.import_module(f"{folder.__name__}.{module.name}")
        yield f"\n## `{module.name}`\n\n{inspect.cleandoc(loaded.__doc__ or '')}\n"
        family = getattr(loaded, "FAMILY", None)
        if family is not None:
            lags = f"{family.lags_days[0]} to {family.lags_days[-1]}"
            yield f"\nLags: {lags} days. Source: {family.source}.\n"


def red_flags() -> Iterator[str]:
    """Every red flag, as it will be shown."""
    from hipsight.knowledge.library import red_flags as load

    knowledge = load()
    yield "# Red flags\n\nRules on what was logged. They run first, and nothing overrules them. "
    yield "**Not yet reviewed by a clinician.**\n"
    for flag in knowledge.flag:
        yield f"\n## {flag.title} ({flag.urgency})\n\n"
        yield "".join(f"- **{step}**\n" for step in flag.do_now)
        yield f"\n{flag.why}\n\nUp when all of this was logged within {flag.within_days} days: "
        yield "; ".join(sign.label for sign in flag.sign) + ".\n\n"
        yield "".join(f"> {citation}\n" for citation in knowledge.cite(flag.sources))


def warnings() -> Iterator[str]:
    """Every warning, with its evidence."""
    from hipsight.knowledge.library import warning_texts

    knowledge = warning_texts()
    yield "# Warnings\n\nWhat each means, and how good the evidence is. **Not yet reviewed by a clinician.**\n"
    for warning in knowledge.warning:
        yield f"\n## {warning.title}\n\n{warning.why} **{warning.advice}**\n\nEvidence: {warning.evidence}.\n\n"
        yield "".join(f"> {citation}\n" for citation in knowledge.cite(warning.sources))


def formats() -> Iterator[str]:
    """Every format that can be imported."""
    from hipsight.importers.contract import all_importers

    yield "# What can be imported\n\nEach also as `.gz`, inside a `.zip`, and as a folder of all of these.\n"
    for importer in all_importers():
        module = inspect.getmodule(importer.read)
        yield f"\n## {importer.title}\n\n{inspect.cleandoc((module.__doc__ if module else '') or '')}\n"


PAGES = {
    "command-line.md": command_line,
    "families.md": families,
    "red-flags.md": red_flags,
    "warnings.md": warnings,
    "formats.md": formats,
}


def main() -> int:
    """Writes the pages, or checks that they are current."""
    check = "--check" in sys.argv
    stale = []
    HERE.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        text = "<!-- Written by `make docs`; do not edit. -->\n\n" + "".join(page())
        path = HERE / name
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"docs/generated is stale ({', '.join(stale)}); run `make docs` and commit\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
