"""Settings: units, day, sites followed, a little about oneself; everything out; everything gone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.model.body import Site
from hipsight.model.errors import UnusableInputError
from hipsight.storage.archive import write_archive
from hipsight.web.desk import Desk
from hipsight.web.templating import desk_of, page
from hipsight.workflows.change_settings import SETTINGS, change_setting, show_settings

ROUTER = APIRouter(prefix="/settings")

_CHOICES = {
    "units": ("miles", "km"),
    "language": ("en", "de"),
    "date-order": ("mdy", "dmy"),
    "side": ("either", "left", "right"),
    "sex": ("", "female", "male"),
}
_WORDS = {
    "en": "English",
    "de": "German",
    "mdy": "3/4 is 4 March",
    "dmy": "3/4 is 3 April",
    "km": "kilometres",
    "either": "either side",
    "": "not said",
}
#: What stands beside a setting here, where the command line's words name what is typed there.
_HINTS = {
    "units": "how distances are read and shown",
    "language": "in which you write your lines",
    "date-order": "how dates in lines and files are read",
    "day-start": "hour at which a new day begins; what you write before belongs to the day before",
    "side": "whose pain is followed",
}
_WORD = "delete everything"


@ROUTER.get("")
def settings_page(request: Request, saved: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query
    """What is set."""
    values = show_settings(desk_of(request).preferences())
    return page(
        request,
        "settings.html",
        values=values,
        settings={name: _HINTS.get(name, words) for name, (_, words, _) in SETTINGS.items()},
        choice_words=_WORDS,
        choices=_CHOICES,
        sites=[site.value for site in Site],
        saved=saved,
        word=_WORD,
    )


@ROUTER.post("")
async def save(request: Request) -> Response:
    """Keeps what was changed."""
    desk = desk_of(request)
    form = await request.form()
    before = show_settings(desk.preferences())
    for name in SETTINGS:
        if name == "sites":
            told = ",".join(str(value) for value in form.getlist("sites"))
            same = set(told.split(",")) == set(before["sites"])
        else:
            told = str(form.get(name, ""))
            same = told == str(before[name] if before[name] is not None else "") or name not in form
        if not same and (told or name in {"birth-year", "side"}):
            change_setting(desk.journal, name, told, at=desk.clock())
    return RedirectResponse("/settings?saved=true", 303)


@ROUTER.get("/export.zip")
def export(request: Request) -> Response:
    """Everything in one zip."""
    return zip_of(desk_of(request))


def zip_of(desk: Desk) -> Response:
    """The whole journal as a file to download."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hipsight.zip"
        write_archive(desk.journal, path)
        content = path.read_bytes()
    headers = {"content-disposition": f'attachment; filename="hipsight-{desk.today()}.zip"'}
    return Response(content, media_type="application/zip", headers=headers)


@ROUTER.post("/delete")
def delete_everything(request: Request, word: Annotated[str, Form()]) -> Response:
    """Removes the whole log from this machine.

    Raises:
        UnusableInputError: The words were not typed.
    """
    if word.strip().lower() != _WORD:
        raise UnusableInputError(f"type “{_WORD}” to delete everything; nothing was deleted")
    desk_of(request).start_over()
    return RedirectResponse("/", 303)
