"""The main job on a made-up runner: files and lines in through the same doors as a user's, the story out."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from hipsight.model.errors import UnusableInputError
from hipsight.simulation.days import Planted
from hipsight.simulation.sample import HOME_ZONE, SITE_FOLLOWED, sample_log, write_sample
from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files
from hipsight.workflows.import_summary import ImportSummary

#: Marks a folder as one of ours, so that it may be emptied.
MARK = "made-up-runner.txt"

JOURNAL = "sample.journal"


@dataclass(frozen=True, slots=True)
class SampleJournal:
    """The sample runner's journal.

    Attributes:
        today: The last day of the log.
        planted: The trigger that is really there.
    """

    journal: Journal
    imported: ImportSummary
    today: dt.date
    planted: Planted


def make_sample_journal(folder: Path) -> SampleJournal:
    """Writes the sample runner's files below the folder and imports them into a journal there.

    Raises:
        UnusableInputError: The folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise UnusableInputError(
            f"{folder} is not empty and no sample of hipsight's; choose another with --into"
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).write_text(
        "Everything in this folder is made up by hipsight's simulation.\n", encoding="utf-8"
    )
    log = sample_log()
    write_sample(log, folder)
    today = log.days[-1].day
    at = dt.datetime.combine(today, dt.time(20), tzinfo=dt.UTC)
    journal = open_journal(folder / JOURNAL)
    change_setting(journal, "home-zone", HOME_ZONE, at=at)
    change_setting(journal, "sites", SITE_FOLLOWED, at=at)
    imported = import_files(journal, [folder / "watch", folder / "notes.txt"], at=at)
    return SampleJournal(journal, imported, today, log.planted[0])
