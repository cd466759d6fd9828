"""Journals in which somebody has done anything in any order: typed, imported, corrected, deleted, taken back, set."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np

from hipsight.model.errors import HipsightError
from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.questionnaires import answer_questionnaire

FIRST = dt.date(2026, 1, 1)
#: What is typed: ordinary, odd, in other scripts, and nothing that can be understood.
SAID = (
    "6 mi easy, right hip 3/10 from mile 4; slept 5h", "hip fine", "rest day, left groin 2-3/10, woke me",
    "squats 3x8, single leg bridge 3x12; stress high", "10k race 48:10, limping after", "😩 hüfte 4/10 自転車",
    "physio said load it", "took ibuprofen 400 mg", "new shoes: pegasus", "period started", "ألم في الورك 3/10", "???",
    "x" * 2_000, 'quotes " and \\ and \x1f and <b>&amp;</b>', "right hip 11/10", "ran 4000 miles",
)  # fmt: skip
SETTINGS = (
    ("units", "km"),
    ("units", "miles"),
    ("side", "right"),
    ("side", "either"),
    ("day-start", "5"),
    ("birth-year", "1988"),
)

Act = Callable[[Journal, np.random.Generator, dt.datetime], object]


def made_up_journal(path: Path, generator: np.random.Generator, acts: int) -> Journal:
    """A journal at the path after so many acts, each on its own instant."""
    journal = open_journal(path)
    for number in range(acts):
        at = dt.datetime.combine(FIRST, dt.time(12), tzinfo=dt.UTC) + dt.timedelta(hours=7 * number)
        act = ACTS[int(generator.integers(len(ACTS)))]
        with contextlib.suppress(
            HipsightError
        ):  # what is refused changes nothing, and that is to come back as well
            act(journal, generator, at)
    return journal


def _log(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    day = at.date() - dt.timedelta(days=int(generator.integers(0, 3)))
    log_checkin(journal, SAID[int(generator.integers(len(SAID)))], at=at, day=day)


def _import(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    notes = journal.path.with_name(f"notes-{int(generator.integers(5))}.txt")
    lines = (f"{at.date()} {SAID[int(place)]}\n" for place in generator.integers(0, len(SAID), 3))
    notes.write_text("".join(lines), encoding="utf-8")
    table = journal.path.with_name("days.csv")
    table.write_text(
        f"day,run_km,pain_0_10,stiffness\n{at.date()},{int(generator.integers(9))},2,{int(generator.integers(5))}\n"
    )
    import_files(journal, [notes, table], at=at)


def _edit(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    pains = journal.entries("pain")
    if pains:
        chosen = pains[int(generator.integers(len(pains)))]
        edit_entry(journal, chosen.id, {"score_0_10": float(generator.integers(11))}, at=at)


def _delete(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    entries = journal.entries()
    if entries:
        delete_entry(journal, entries[int(generator.integers(len(entries)))].id, at=at)


def _undo(journal: Journal, _generator: np.random.Generator, _at: dt.datetime) -> None:
    undo_last(journal)


def _set(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    change_setting(journal, *SETTINGS[int(generator.integers(len(SETTINGS)))], at=at)


def _answer(journal: Journal, generator: np.random.Generator, at: dt.datetime) -> None:
    answer_questionnaire(
        journal, "weekly", [2, *map(int, generator.integers(1, 5, 3))], at=at, today=at.date()
    )


ACTS: tuple[Act, ...] = (_log, _log, _log, _import, _edit, _delete, _undo, _set, _answer)
