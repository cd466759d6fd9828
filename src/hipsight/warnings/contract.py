"""What a warning is. To add one, add a file with a `RULE` to `rules/` and its words to the knowledge file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hipsight.knowledge.library import warning_texts
from hipsight.warnings import rules
from hipsight.warnings.log_window import LogWindow


@dataclass(frozen=True, slots=True)
class Rule:
    """One warning.

    Attributes:
        id: Names its words in the knowledge file.
        light: Lowest light of a day on which it is up: `green` (worth knowing), `amber` or `red`.
        check: What was seen, in plain words with its numbers, or None. Distances in the person's unit.
    """

    id: str
    light: str
    check: Callable[[LogWindow], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedWarning:
    """A warning that is up, with what was seen and what it means."""

    id: str
    light: str
    title: str
    because: str
    why: str
    evidence: str
    advice: str
    silence: str
    sources: tuple[str, ...]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, found by being in the folder."""
    found = [
        importlib.import_module(f"{rules.__name__}.{module.name}").RULE
        for module in pkgutil.iter_modules(rules.__path__)
    ]
    return tuple(sorted(found, key=lambda rule: rule.id))


def raised_warnings(window: LogWindow) -> list[RaisedWarning]:
    """Every warning that is up today, gravest light first."""
    texts = warning_texts()
    raised = []
    for rule in all_rules():
        seen = rule.check(window)
        if seen is not None:
            words = texts.text(rule.id)
            raised.append(
                RaisedWarning(
                    id=rule.id,
                    light=rule.light,
                    title=words.title,
                    because=seen,
                    why=words.why,
                    evidence=words.evidence,
                    advice=words.advice,
                    silence=f"hipsight settings silence {rule.id}",
                    sources=texts.cite(words.sources),
                )
            )
    return sorted(raised, key=lambda warning: (["red", "amber", "green"].index(warning.light), warning.id))
