"""Write docs/generated anew from the code and the knowledge files; with --check, only say whether they are current.

Generated so that the words people read are the words that run; committed so that people can read them.
"""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hipsight.knowledge.schema import Source

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
        yield f"\n## {warning.title}\n\n{warning.why} **{warning.advice}**\n\nEvidence: {warning.evidence}. "
        yield f"To hear it no more: `hipsight settings silence {warning.id}`.\n\n"
        yield "".join(f"> {citation}\n" for citation in knowledge.cite(warning.sources))


def formats() -> Iterator[str]:
    """Every format that can be imported."""
    from hipsight.importers.contract import all_importers

    yield "# What can be imported\n\nEach also as `.gz`, inside a `.zip`, and as a folder of all of these.\n"
    for importer in all_importers():
        module = inspect.getmodule(importer.read)
        yield f"\n## {importer.title}\n\n{inspect.cleandoc((module.__doc__ if module else '') or '')}\n"


def claims() -> Iterator[str]:
    """Every claim of the conditions, exercises and self-tests with what it rests on."""
    from hipsight.knowledge.condition import conditions
    from hipsight.knowledge.movements import exercise_files, self_test_files

    yield "# What each claim rests on\n\n**Not yet reviewed by a clinician.** Education, not a diagnosis. "
    yield "Red flags and warnings stand with theirs in [red-flags.md](red-flags.md) and [warnings.md](warnings.md). "
    yield "*Doubtful* is said by some and not well supported.\n"
    for condition in conditions().values():
        yield from _claim_table(condition.id, condition.model_dump(), condition.source)
    for exercises in exercise_files():
        for exercise in exercises.exercise:
            yield from _claim_table(f"exercise {exercise.id}", exercise.model_dump(), exercises.source)
    for tests in self_test_files():
        for test in tests.self_test:
            yield from _claim_table(f"self-test {test.id}", test.model_dump(), tests.source)


def _claim_table(title: str, tree: dict[str, Any], sources: Sequence[Source]) -> Iterator[str]:
    citations = {source.id: source.in_words for source in sources}
    rows: dict[str, list[str]] = {}  # one row for findings of which the same is said
    for path, claimed in _claimed(tree):
        words = claimed.get("text") or claimed.get("why") or claimed.get("but") or claimed.get("when")
        doubt = " *Doubtful.*" if claimed.get("unconfirmed") else ""
        rests_on = "<br>".join(citations[name] for name in claimed["sources"])
        of = claimed.get("finding") or claimed.get("condition")
        rows.setdefault(f"| {words}{doubt} | {rests_on} |", []).append(f"{path} `{of}`" if of else path)
    yield f"\n## {title}\n\n| where | claim | source |\n|---|---|---|\n"
    for row, places in rows.items():
        yield f"| {', '.join(dict.fromkeys(places))} {row}\n"


def _claimed(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in tree.items():
        for entry in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(entry, dict):
                if "sources" in entry:
                    yield key, entry
                else:
                    yield from _claimed(entry)


def plan_protocols() -> Iterator[str]:
    """Every protocol: stages, gates, doses, and why there is no plan."""
    from hipsight.knowledge.condition import conditions
    from hipsight.knowledge.ladder import ladders
    from hipsight.knowledge.protocol import protocols
    from hipsight.knowledge.protocol_check import faults
    from hipsight.reports.protocol_page import ladder_page, protocol_page

    yield "# What the plans obey\n\nOne protocol per condition. **Not yet reviewed by a clinician.** Education, not a "
    yield "diagnosis. `ours` marks a choice of this project that no study gives.\n"
    for name, protocol in protocols().items():
        wrong = list(faults(protocol, conditions()[name]))
        if wrong:
            raise ValueError(f"{name}: {'; '.join(wrong)}")
        yield from protocol_page(protocol, conditions()[name])
    yield "\n## Ladders\n"
    for ladder in ladders().values():
        yield ladder_page(ladder)


def made_up_plans() -> Iterator[str]:
    """Plans of five made-up runners, and a month of one."""
    from tests.plan_pages import pages

    yield from pages()


def triage_transcripts() -> Iterator[str]:
    """Three transcripts of triage."""
    from tests.triage_pages import pages

    yield from pages()


def exercises() -> Iterator[str]:
    """Every exercise."""
    from hipsight.workflows.read_library import page_of_all_exercises

    yield page_of_all_exercises()


def self_tests() -> Iterator[str]:
    """Every self-test."""
    from hipsight.workflows.read_library import page_of_all_self_tests

    yield page_of_all_self_tests()


def condition_pages() -> dict[str, Callable[[], Iterable[str]]]:
    """A page for each condition."""
    from hipsight.knowledge.condition import conditions
    from hipsight.workflows.read_library import page_of_condition

    return {f"conditions/{name}.md": functools.partial(page_of_condition, name) for name in conditions()}


PAGES: dict[str, Callable[[], Iterable[str]]] = {
    "command-line.md": command_line,
    "families.md": families,
    "red-flags.md": red_flags,
    "warnings.md": warnings,
    "formats.md": formats,
    "exercises.md": exercises,
    "self-tests.md": self_tests,
    "claims.md": claims,
    "protocols.md": plan_protocols,
    "plans.md": made_up_plans,
    "triage.md": triage_transcripts,
}


def _written() -> list[str]:
    return [path.relative_to(HERE).as_posix() for path in HERE.rglob("*.md")]


def main() -> int:
    """Writes the pages, or checks that they are current."""
    check = "--check" in sys.argv
    stale = []
    HERE.mkdir(parents=True, exist_ok=True)
    pages = {**PAGES, **condition_pages()}
    stale += [name for name in _written() if name not in pages]
    for name, page in pages.items():
        text = "<!-- Written by `make docs`; do not edit. -->\n\n" + "".join(page())
        path = HERE / name
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"docs/generated is stale ({', '.join(stale)}); run `make docs` and commit\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
