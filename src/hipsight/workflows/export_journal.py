"""Everything out, in the form the name of the file asks for; and back in."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage

from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.reports.daily_table import write_daily_table
from hipsight.reports.due_calendar import due_calendar
from hipsight.reports.experiment_calendar import experiment_calendar
from hipsight.reports.fhir_bundle import fhir_bundle
from hipsight.reports.physio.say import Say
from hipsight.reports.plan_calendar import plan_calendar
from hipsight.reports.plan_words import PlanWords
from hipsight.storage.archive import read_archive, write_archive
from hipsight.storage.journal import Journal
from hipsight.storage.whole_files import write_whole
from hipsight.workflows.plan_ahead import asked_plan, history, view_plan
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.run_experiments import experiments
from hipsight.workflows.write_report import ReportWish, gather, print_fitting

#: Endings and what they ask for.
ENDINGS = {
    ".zip": "everything, to be restored",
    ".zip.age": "the same, locked with a passphrase",
    ".csv": "the daily table",
    ".fhir.json": "a FHIR bundle",
    ".ics": "a calendar of what is due",
}

#: Short passphrases are found by trying.
SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    records: int
    path: Path
    what: str = "entries"


def export_journal(
    journal: Journal, path: Path, *, at: dt.datetime, today: dt.date, passphrase: Callable[[], str]
) -> Exported:
    """Writes the journal to a file that is not there yet, in the form its ending names.

    Args:
        journal: What to write.
        path: Where.
        at: When it is written.
        today: The day it is written on.
        passphrase: Asks for the passphrase, where one is needed.

    Raises:
        UnusableInputError: The ending asks for nothing known, or the passphrase is too short.
        JournalError: The file is there already, or cannot be written.
    """
    ending = next(
        (one for one in sorted(ENDINGS, key=len, reverse=True) if path.name.lower().endswith(one)), None
    )
    if ending is None:
        told = "; ".join(f"{one} for {what}" for one, what in ENDINGS.items())
        raise UnusableInputError(f"{path.name} says not what to write; end the name in {told}")
    if ending == ".zip":
        return Exported(write_archive(journal, path), path)
    if path.exists():
        raise JournalError(f"{path} is there already; choose another name, or move it away first")
    if ending == ".zip.age":
        return _locked(journal, path, passphrase())
    if ending == ".ics":
        content, events = due_calendar(_calendars(journal, today), today)
        write_whole(path, content)
        return Exported(events, path, "events")
    entries = journal.entries()
    if ending == ".csv":
        content = write_daily_table(read_timeline(journal, today=today)).encode()
    else:
        case, say = gather(journal, ReportWish(), today=today)
        printed = print_fitting(case, Say(say.language, say.units), ReportWish())
        content = fhir_bundle(entries, at=at, answers=case.asked, report=printed.content).encode()
    write_whole(path, content)
    return Exported(len(entries), path)


def _calendars(journal: Journal, today: dt.date) -> Iterator[bytes]:
    """Of the plan that may be followed and of the experiments that run."""
    units = journal.preferences().units
    request = asked_plan(journal)
    if request is not None:
        plan = view_plan(journal, today=today, request=request).plan
        if plan.refused is None:
            yield plan_calendar(plan, request.started, history(journal), PlanWords(units))
    for experiment in experiments(journal):
        if experiment.stopped is None and experiment.last_day >= today:
            yield experiment_calendar(experiment, units)


def restore_journal(journal: Journal, path: Path, *, passphrase: Callable[[], str]) -> int:
    """Puts an export back into an empty journal; how many entries it holds.

    Raises:
        UnusableInputError: It is no export, damaged, or the passphrase is another.
        JournalError: The journal is not empty.
    """
    if not path.name.lower().endswith(".age"):
        return read_archive(journal, path)
    try:
        locked = path.read_bytes()
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be read: {error.strerror}") from error
    try:
        content = pyrage.passphrase.decrypt(locked, passphrase())
    except pyrage.DecryptError as error:
        raise UnusableInputError(
            f"{path} cannot be unlocked: another passphrase, or not an age file ({error})"
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        unlocked = Path(folder) / "export.zip"
        unlocked.touch(mode=0o600)
        unlocked.write_bytes(content)
        return read_archive(journal, unlocked)


def _locked(journal: Journal, path: Path, passphrase: str) -> Exported:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UnusableInputError(f"the passphrase needs at least {SHORTEST_PASSPHRASE} letters")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "export.zip"
        records = write_archive(journal, plain)
        write_whole(path, pyrage.passphrase.encrypt(plain.read_bytes(), passphrase))
    return Exported(records, path)
