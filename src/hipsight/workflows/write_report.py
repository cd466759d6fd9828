"""Write the report for a physio or doctor: gather the log of a period, compose, and put it on paper or a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from hipsight.model.errors import UnusableInputError
from hipsight.model.finding import Finding, TriggerReport
from hipsight.model.preferences import Preferences
from hipsight.model.shoes import shoe_shelf
from hipsight.model.timeline import Timeline
from hipsight.progress.measure import measure_progress
from hipsight.reports.experiment_words import answer_sentences
from hipsight.reports.physio.blocks import Document
from hipsight.reports.physio.case import ReportCase, Scored, Ticked, Tried
from hipsight.reports.physio.compose import compose, section_makers
from hipsight.reports.physio.paper import Paper, Printed, print_document
from hipsight.reports.physio.say import Say, languages
from hipsight.storage.journal import Journal
from hipsight.storage.whole_files import write_whole
from hipsight.warnings.red_flags import raised_flags
from hipsight.workflows.answer_flags import flag_answers
from hipsight.workflows.read_log import read_timeline, read_window
from hipsight.workflows.search_triggers import TriggerAnswer, search_triggers

#: A report speaks of the last year unless it is told otherwise.
USUAL_DAYS = 365

#: It is made shorter, in so many steps, until it fits on so many pages.
MOST_PAGES, STEPS = 2, 3

_PAGES = frozenset({".html", ".htm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWish:
    """What the person wants in it.

    Attributes:
        first: First day of the period; a year before `last` when left out.
        last: Last day; today when left out.
        without: Ids of sections that are left out.
        language: Code; the language of the journal when left out.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    without: frozenset[str] = frozenset()
    paper: Paper = Paper.A4
    language: str | None = None
    ticked: Ticked = field(default_factory=Ticked)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report that was written.

    Attributes:
        pages: None for a page of a browser, which has no end.
        accessible: False where a letter of the log has no shape in any font here.
    """

    path: Path
    bytes: int
    pages: int | None
    accessible: bool


def report_sections() -> tuple[str, ...]:
    """Ids of the sections, in their order."""
    return tuple(maker.id for maker in section_makers())


def write_report(journal: Journal, path: Path, wish: ReportWish, *, today: dt.date) -> WrittenReport:
    """Writes the report; a PDF, or a page where the path ends in `.html`. Never leaves half a file.

    Raises:
        UnusableInputError: The wish cannot be met, or the file cannot be written.
    """
    is_page = path.suffix.lower() in _PAGES
    if not is_page and path.suffix.lower() != ".pdf":
        raise UnusableInputError(f"{path.name} says not what to write; end the name in .pdf or .html")
    with journal.remembering():
        case, say = gather(journal, wish, today=today)
    if is_page:
        from hipsight.reports.physio.page import page_of  # noqa: PLC0415 - templates are of no use to a PDF

        content = page_of(compose(case, say, wish.without)).encode()
        printed = Printed(content, 0, accessible=True)
    else:
        printed = print_fitting(case, say, wish)
    write_whole(path, printed.content)
    return WrittenReport(path, len(printed.content), None if is_page else printed.pages, printed.accessible)


def print_fitting(case: ReportCase, say: Say, wish: ReportWish) -> Printed:
    """The report on paper, with shorter lists where it would take more than two pages."""
    for brief in range(STEPS + 1):
        document = compose(replace(case, brief=brief), say, wish.without)
        printed = print_document(document, wish.paper, case.today, say("head.page"))
        if printed.pages <= MOST_PAGES:
            break
    return printed


def compose_report(journal: Journal, wish: ReportWish, *, today: dt.date) -> Document:
    """What the report says, for a page of the app."""
    case, say = gather(journal, wish, today=today)
    return compose(case, say, wish.without)


def gather(journal: Journal, wish: ReportWish, *, today: dt.date) -> tuple[ReportCase, Say]:
    """Everything the report may speak of, and the language to say it in.

    Raises:
        UnusableInputError: A section or language that does not exist, or a period that ends before it begins.
    """
    preferences = journal.preferences()
    _check(wish)
    last = min(wish.last or today, today)
    first = wish.first or last - dt.timedelta(days=USUAL_DAYS - 1)
    if first > last:
        raise UnusableInputError(f"the period would end ({last}) before it begins ({first})")
    everything = [entry.record for entry in journal.entries(until=last)]
    if everything and wish.first is None:
        first = max(first, everything[0].day)
    timeline = read_timeline(journal, today=last) if everything else _empty(last)
    flags = tuple(raised_flags(read_window(journal, today=today))) if everything else ()
    # Last, since it may keep a look: what is remembered of the journal is forgotten when somebody writes to it.
    answer = search_triggers(journal, today=last) if everything else None
    say = Say(wish.language or _language(preferences), preferences.units)
    case = ReportCase(
        today=today,
        first=first,
        last=last,
        preferences=preferences,
        records=tuple(record for record in everything if record.day >= first),
        timeline=timeline,
        progress=measure_progress(timeline.since(first)),
        report=_NOTHING if answer is None else answer.report,
        by_place=() if answer is None else tuple(_by_place(answer)),
        experiments=() if answer is None else tuple(_tried(answer)),
        shoes=tuple(shoe_shelf(everything, preferences)),
        flags=flags,
        answers=tuple((one.flag, one.day, one.words) for one in flag_answers(journal)),
        asked=_asked(journal),
        ticked=wish.ticked,
        scores=_scores(journal, first, last),
        plan=_plan(journal, say, today) if everything else (),
    )
    return case, say


_NOTHING = TriggerReport(
    findings=(), worth_an_experiment=(), not_enough_yet=(), looked_at=0, days=0, pain_days=0
)


def _empty(day: dt.date) -> Timeline:
    return Timeline(first_day=day, days=1, numbers={})


def _check(wish: ReportWish) -> None:
    unknown = sorted(wish.without - set(report_sections()))
    if unknown:
        raise UnusableInputError(
            f"there is no section {', '.join(unknown)}; there are {', '.join(report_sections())}"
        )
    if wish.language is not None and wish.language not in languages():
        raise UnusableInputError(
            f"the report is written in {' or '.join(languages())}, not {wish.language!r}"
        )


def _language(preferences: Preferences) -> str:
    return preferences.language if preferences.language in languages() else "en"


def _by_place(answer: TriggerAnswer) -> Iterator[tuple[str, Finding]]:
    for found in answer.by_place:
        where = " ".join(word.replace("_", " ") for word in (found.place.side, found.place.site) if word)
        yield from ((where, finding) for finding in found.findings)


def _tried(answer: TriggerAnswer) -> Iterator[Tried]:
    for standing in answer.experiments:
        if standing.answer is not None:
            sentences = " ".join(answer_sentences(standing.answer, standing.experiment))
            yield Tried(standing.experiment.last_day, standing.experiment.id, sentences)


def _plan(journal: Journal, say: Say, today: dt.date) -> tuple[str, ...]:
    if not journal.settings_below("plan:"):
        return ()
    from hipsight.workflows.report_of_plan import plan_lines  # noqa: PLC0415 - a tenth of a second, only for who has one

    return tuple(plan_lines(journal, say, today))


def _scores(journal: Journal, first: dt.date, last: dt.date) -> tuple[Scored, ...]:
    if not journal.settings_below("questionnaire:"):
        return ()
    from hipsight.workflows.report_of_scores import scores_between  # noqa: PLC0415 - the same

    return tuple(scores_between(journal, first, last))


def _asked(journal: Journal) -> tuple[tuple[str, str], ...]:
    if not journal.settings_below("triage:"):
        return ()
    from hipsight.workflows.report_of_interview import questions_and_answers  # noqa: PLC0415 - the same

    return tuple(questions_and_answers(journal))
