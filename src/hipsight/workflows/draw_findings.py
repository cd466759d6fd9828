"""Draw what the trigger search found, one picture a finding."""

from __future__ import annotations

from pathlib import Path

from hipsight.model.body import Side, Site
from hipsight.model.errors import UnusableInputError
from hipsight.reports.finding_picture import finding_picture
from hipsight.storage.journal import Journal
from hipsight.triggers.trace import trace_finding
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.search_triggers import TriggerAnswer


def draw_findings(
    journal: Journal,
    answer: TriggerAnswer,
    folder: Path,
    *,
    sites: frozenset[Site] | None = None,
    side: Side | None = None,
) -> list[Path]:
    """The SVG files written, of the findings first and then of what is worth an experiment.

    Raises:
        UnusableInputError: The folder cannot be written.
    """
    units = journal.preferences().units
    timeline = read_timeline(journal, today=answer.as_of, sites=sites, side=side)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, finding in enumerate(
            (*answer.report.findings, *answer.report.worth_an_experiment), start=1
        ):
            name = "".join(letter if letter.isalnum() else "_" for letter in finding.family)
            path = folder / f"{number:02}-{name}.svg"
            path.write_text(
                finding_picture(finding, trace_finding(timeline, finding, units)), encoding="utf-8"
            )
            written.append(path)
    except OSError as error:
        raise UnusableInputError(f"the pictures cannot be written to {folder}: {error.strerror}") from error
    return written
