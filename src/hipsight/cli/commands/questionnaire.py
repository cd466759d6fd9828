"""`hipsight questionnaire`: the week in a number, enough energy, and trust in the hip."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door

if TYPE_CHECKING:
    from hipsight.knowledge.questionnaire import Questionnaire

#: Place in the list of commands.
PLACE = 6

_LEAVE = "q"


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("questionnaire")(questionnaire_command)


def questionnaire_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="list|NAME", help="weekly, energy or confidence.")] = "list",
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="N,N,…", help="Numbers of the answers, for scripts.")
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a short questionnaire, or list them with the scores so far.

    hipsight questionnaire weekly
    """
    from hipsight.workflows.questionnaires import answer_questionnaire, questionnaire_named

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    if name == "list":
        _list(context, journal, today, as_json=as_json)
        return
    questionnaire = questionnaire_named(name)
    numbers = _numbers(answers) if answers is not None else _ask(questionnaire)
    if numbers is None:
        typer.echo("Left; nothing was kept.")
        return
    answered = answer_questionnaire(
        opened, name, numbers, at=entry.at(), today=entry.today(opened.preferences())
    )
    if entry.as_json:
        answer_json(answered.to_json())
        return
    typer.echo("\n".join(_in_words(questionnaire, answered.score, substantial=answered.is_substantial)))


def _list(context: typer.Context, journal: JournalOption, today: TodayOption, *, as_json: bool) -> None:
    from hipsight.knowledge.questionnaire import questionnaires
    from hipsight.workflows.questionnaires import answered_questionnaires

    entry = door(context, journal, today, as_json)
    known = questionnaires()
    answered = answered_questionnaires(entry.journal())
    if entry.as_json:
        listed = [
            {"id": one.id, "title": one.title, "about": one.about, "sources": list(known.cite(one.sources))}
            for one in known.questionnaire
        ]
        answer_json({"questionnaires": listed, "answered": [one.to_json() for one in answered]})
        return
    for one in known.questionnaire:
        typer.echo(f"{one.id}: {one.title}\n  {one.about}\n  Source: {'; '.join(known.cite(one.sources))}")
        for done in [done for done in answered if done.name == one.id][-6:]:
            typer.echo(f"  {done.day}  {done.score}")


def _numbers(text: str) -> list[int]:
    from hipsight.workflows.questionnaires import UnusableQuestionnaireError

    try:
        return [int(part) for part in text.replace(" ", "").split(",") if part]
    except ValueError:
        raise UnusableQuestionnaireError(
            f"write the answers as numbers, such as 2,1,3,1, not {text!r}"
        ) from None


def _ask(questionnaire: Questionnaire) -> list[int] | None:
    """The numbers that were typed; None where the person leaves."""
    typer.echo(f"{questionnaire.title}\n{questionnaire.about}", err=True)
    answers: list[int] = []
    while not questionnaire.is_over([answer - 1 for answer in answers]):
        item = questionnaire.item[len(answers)]
        listed = "\n".join(f"  {number} {option.text}" for number, option in enumerate(item.option, 1))
        typer.echo(f"\n{item.text}\n{listed}\nNumber ({_LEAVE} leaves): ", nl=False, err=True)
        line = sys.stdin.readline()
        reply = line.strip().lower()
        if not line or reply == _LEAVE:
            return None
        if reply.isdigit() and 1 <= int(reply) <= len(item.option):
            answers.append(int(reply))
        else:
            typer.echo(f"answer with a number from 1 to {len(item.option)}", err=True)
    return answers


def _in_words(questionnaire: Questionnaire, score: int, *, substantial: bool | None) -> list[str]:
    if questionnaire.scoring == "any":
        if not substantial:
            return ["No sign of too little energy in these answers."]
        return [
            f"{score} of {len(questionnaire.item)} signs of too little energy.",
            "Talk to a doctor, and a dietitian who knows sport, in the next weeks; add no training until then.",
        ]
    lines = [f"{score} of 100."]
    if substantial:
        lines.append("A week of substantial trouble.")
    return lines
