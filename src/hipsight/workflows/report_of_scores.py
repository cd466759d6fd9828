"""The questionnaires that were answered, for the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.reports.physio.case import Scored
from hipsight.storage.journal import Journal
from hipsight.workflows.questionnaires import answered_questionnaires, questionnaire_named


def scores_between(journal: Journal, first: dt.date, last: dt.date) -> Iterator[Scored]:
    """Those of the period, oldest first; of the energy screen with the questions answered with yes."""
    for one in answered_questionnaires(journal):
        if not first <= one.day <= last:
            continue
        items = questionnaire_named(one.name).item
        affirmed: tuple[str, ...] = ()
        if one.name == "energy":
            affirmed = tuple(
                item.text
                for item, answer in zip(items, one.answers, strict=False)
                if item.option[answer].points
            )
        yield Scored(one.name, one.day, one.score, one.is_substantial, len(items), affirmed)
