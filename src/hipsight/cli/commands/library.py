"""`hipsight condition` and `hipsight exercise`: what is known, with its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from hipsight.cli.door import JsonOption, answer_json, console, door

#: Place in the list of commands.
PLACE = 6


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    condition = typer.Typer(no_args_is_help=True, help="What could be behind hip pain, with its sources.")
    condition.command("list")(list_conditions)
    condition.command("show")(show_condition)
    app.add_typer(condition, name="condition")
    exercise = typer.Typer(no_args_is_help=True, help="Exercises, stretches and drills, with their sources.")
    exercise.command("list")(list_exercises)
    exercise.command("show")(show_exercise)
    app.add_typer(exercise, name="exercise")


def list_conditions(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the conditions, by what to type to read about one."""
    from hipsight.knowledge.condition import conditions

    if door(context, as_json=as_json).as_json:
        keys = ("id", "name", "plain_name", "usual_urgency")
        rows = [{key: getattr(entry, key) for key in keys} for entry in conditions().values()]
        answer_json({"conditions": rows})
        return
    for entry in conditions().values():
        typer.echo(f"{entry.id:<34} {entry.plain_name}")


def show_condition(
    context: typer.Context,
    condition_id: Annotated[str, typer.Argument(metavar="ID", help="Such as labral_tear; a part will do.")],
    as_json: JsonOption = False,
) -> None:
    """Show a condition: when to be seen, what speaks for and against it, what to do, and who says so."""
    from hipsight.workflows.read_library import condition_to_json, find_condition, page_of_condition

    if door(context, as_json=as_json).as_json:
        answer_json(condition_to_json(find_condition(condition_id)))
    else:
        _show(page_of_condition(condition_id))


def list_exercises(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the exercises, by what to type to read about one."""
    from hipsight.knowledge.movements import exercises

    if door(context, as_json=as_json).as_json:
        rows = [
            {key: getattr(entry, key) for key in ("id", "name", "kind")} for entry in exercises().values()
        ]
        answer_json({"exercises": rows})
        return
    for entry in exercises().values():
        typer.echo(f"{entry.id:<34} {entry.name} ({entry.kind.replace('_', ' ')})")


def show_exercise(
    context: typer.Context,
    exercise_id: Annotated[str, typer.Argument(metavar="ID", help="Such as side_step; a part will do.")],
    as_json: JsonOption = False,
) -> None:
    """Show an exercise: how to, how much, what comes next, which conditions forbid it, and who says so."""
    from hipsight.workflows.read_library import exercise_to_json, find_exercise, page_of_exercise

    if door(context, as_json=as_json).as_json:
        answer_json(exercise_to_json(find_exercise(exercise_id)))
    else:
        _show(page_of_exercise(exercise_id))


def _show(page: str) -> None:
    """Laid out on a terminal; as it stands in a pipe."""
    screen = console()
    if screen.is_terminal:
        from rich.markdown import Markdown

        screen.print(Markdown(page))
    else:
        typer.echo(page, nl=False)
