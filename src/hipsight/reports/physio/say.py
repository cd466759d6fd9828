"""The report's own words, in every language it can be written in: one table a language."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hipsight.model.units import METRES_PER_KM, DistanceUnit


@cache
def table_of(language: str) -> Mapping[str, str]:
    """Every phrase of the language by its key, `section.name`."""
    text = files(__package__).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{section}.{name}": words
        for section, phrases in tomllib.loads(text).items()
        for name, words in phrases.items()
    }


def languages() -> tuple[str, ...]:
    """Codes of the languages there are."""
    names = (entry.name for entry in files(__package__).joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@dataclass(frozen=True, slots=True)
class Say:
    """Speaks one language and counts in one unit."""

    language: str
    units: DistanceUnit

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with the values put in."""
        return table_of(self.language)[key].format(**values)

    def word(self, section: str, name: str) -> str:
        """A word of the field in this language; where it has none, the English id with spaces."""
        return table_of(self.language).get(f"{section}.{name}", name.replace("_", " "))

    def count(self, number: int, thing: str) -> str:
        """`1 run`, `2 runs`: the thing's key has `one` and `many`, divided by a bar."""
        one, many = table_of(self.language)[f"count.{thing}"].split("|")
        return (one if number == 1 else many).format(n=self.number(number))

    def number(self, value: float, digits: int = 0) -> str:
        """The number with the decimal sign of the language."""
        written = f"{value:.{digits}f}"
        return written.replace(".", self("format.decimal"))

    def distance(self, km: float, digits: int = 1) -> str:
        """A distance in the person's unit."""
        return f"{self.number(km * METRES_PER_KM / self.units.metres, digits)} {self.units.short}"

    def day(self, day: dt.date) -> str:
        """`3 Mar 2026`."""
        month = table_of(self.language)["format.months"].split()[day.month - 1]
        return self("format.day", day=day.day, month=month, year=day.year)


def shortened(words: str, letters: int) -> str:
    """The words on one line, cut with a mark where there are more letters than that."""
    line = " ".join(words.split())
    return line if len(line) <= letters else f"{line[:letters].rstrip()} …"
