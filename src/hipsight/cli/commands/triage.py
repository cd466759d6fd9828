"""`hipsight triage`: how urgent is it, and what could it be; `hipsight flag`: answer a red flag."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, console, door

if TYPE_CHECKING:
    from rich.console import Console

    from hipsight.assessment.assess import Assessment
    from hipsight.cli.door import Door
    from hipsight.workflows.triage_case import Interview

#: Place in the list of commands.
PLACE = 6

_STYLES = {
    "emergency": "bold white on red",
    "urgent": "bold red",
    "routine": "bold yellow",
    "self": "bold green",
}

#: Questions of one sitting; more tire more than they tell.
_MOST_ASKED = 8

_LEAVE, _BACK = "q", "back"


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("triage")(triage_command)
    flag = typer.Typer(no_args_is_help=True, help="Red flags stay up until they are answered.")
    flag.command("list")(flag_list_command)
    flag.command("answer")(flag_answer_command)
    app.add_typer(flag, name="flag")


def triage_command(
    context: typer.Context,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="TEXT", help="The pain in your own words; - reads them from a pipe."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Forget the answers given so far.")] = False,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """How urgent is it, what could it be, and what would change that. Education, not a diagnosis.

    hipsight triage --text "deep ache in my left groin when I run, three weeks, now at night too"
    """
    from hipsight.workflows.triage_case import (
        Interview,
        assess_interview,
        keep_interview,
        kept_interview,
        triage,
    )

    if text is not None:
        words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
        assessment = triage(words)
    else:
        entry = door(context, journal, today, as_json)
        opened = entry.journal()
        if again:
            keep_interview(opened, Interview(), at=entry.at())
        interview = kept_interview(opened)
        if not as_json:
            interview = _interview(entry, interview)
        assessment = assess_interview(opened, interview, today=entry.today(opened.preferences()))
    if door(context, as_json=as_json).as_json:
        answer_json(assessment.to_json())
    else:
        print_assessment(console(), assessment)


def print_assessment(out: Console, assessment: Assessment) -> None:
    """Urgency first and loudly, then the conditions as equals, then the questions."""
    from hipsight.reports import triage_words

    out.print(triage_words.HEADLINES[assessment.urgency], style=_STYLES[assessment.urgency])
    for line in triage_words.unless_lines(assessment):
        out.print(line, style="bold")
    for line in triage_words.urgency_lines(assessment):
        out.print(line, style="bold" if line.startswith("  →") else "dim" if "Source:" in line else None)
    if assessment.conditions:
        out.print("\nWhat it could be; none of these is certain:", style="bold")
        for line in triage_words.condition_lines(assessment):
            out.print(line, style="dim" if "Source:" in line else None)
    if assessment.questions:
        out.print("\nWhat would change this most:", style="bold")
        for line in triage_words.question_lines(assessment):
            out.print(line)
    out.print(f"\n{triage_words.EDUCATION}")


def _interview(entry: Door, interview: Interview) -> Interview:
    """Asks one question at a time; each answer is kept at once, so that it can be left at any moment."""
    from hipsight.assessment.assess import options_of
    from hipsight.workflows.triage_case import (
        UnusableAnswerError,
        answered,
        assess_interview,
        keep_interview,
        number_of,
        without_last,
    )

    journal = entry.journal()
    today = entry.today(journal.preferences())
    if interview.answers:
        typer.echo(f"Going on after {len(interview.answers)} answers; `hipsight triage --again` begins anew.")
    if interview.words is None:
        words = _asked(f"Tell it in your own words: where, since when, what makes it worse ({_LEAVE} leaves)")
        if words is None:
            return interview
        interview = dataclasses.replace(interview, words=words)
        keep_interview(journal, interview, at=entry.at())
    while len(interview.answers) < _MOST_ASKED:
        questions = assess_interview(journal, interview, today=today).questions
        if not questions:
            break
        options = options_of(questions[0])
        listed = "\n".join(f"  {number} {option}" for number, option in enumerate(options, 1))
        reply = _asked(
            f"\n{questions[0].text}\n{listed}\nNumber or words ({_BACK} goes back, {_LEAVE} leaves)"
        )
        if reply is None:
            break
        if reply.lower() == _BACK:
            interview = without_last(interview)
            keep_interview(journal, interview, at=entry.at())
            if interview.words is None:
                return _interview(entry, interview)
            continue
        try:
            interview = answered(interview, questions[0], number_of(questions[0], reply))
        except UnusableAnswerError as error:
            typer.echo(str(error))
            continue
        keep_interview(journal, interview, at=entry.at())
    typer.echo("")
    return interview


def _asked(question: str) -> str | None:
    """What was typed; None where the person leaves."""
    typer.echo(f"{question}: ", nl=False)
    line = sys.stdin.readline()
    return None if not line or line.strip().lower() == _LEAVE else line.strip()


def flag_list_command(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the red flags that are up, and the answers given."""
    from hipsight.reports import flag_words
    from hipsight.warnings.red_flags import raised_flags
    from hipsight.workflows.answer_flags import flag_answers
    from hipsight.workflows.read_log import read_window

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    up = raised_flags(read_window(opened, today=entry.today(opened.preferences())))
    answers = flag_answers(opened)
    if entry.as_json:
        answer_json({"up": [flag.to_json() for flag in up], "answered": [one.to_json() for one in answers]})
        return
    for flag in up:
        typer.echo(f"{flag.id}\n  {flag_words.headline(flag)}")
        typer.echo("\n".join([*flag_words.steps(flag), *flag_words.reasons(flag), flag_words.source(flag)]))
    for answer in answers:
        typer.echo(f"{answer.flag}: answered on {answer.day}: {answer.words}")
    if not up:
        typer.echo("No red flag is up.")


def flag_answer_command(
    context: typer.Context,
    flag: Annotated[str, typer.Argument(metavar="ID", help="The flag, as `hipsight flag list` names it.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What came of it.")],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a red flag: it is down until something new raises it.

    hipsight flag answer night_or_limp "seen by a doctor, cleared"
    """
    from hipsight.workflows.answer_flags import answer_flag

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    answer = answer_flag(opened, flag, words, at=entry.at(), today=entry.today(opened.preferences()))
    if entry.as_json:
        answer_json(answer.to_json())
    else:
        typer.echo(
            f"{flag} is down, with your words kept: “{answer.words}”. A new sign raises it again; "
            "`hipsight undo` takes the answer back."
        )
