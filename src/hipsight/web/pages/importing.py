"""Import: drop anything; how far it is; what could not be read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from hipsight.importers.contract import all_importers
from hipsight.web.desk import Desk
from hipsight.web.templating import desk_of, page
from hipsight.web.uploads import Upload
from hipsight.workflows.approve_notes import decide_notes, waiting_notes
from hipsight.workflows.take_notes import Notes

ROUTER = APIRouter(prefix="/import")

_NOTES_A_PAGE = 20


class Decision(StrEnum):
    """What can be done with an entry understood from a note."""

    KEEP = "keep"
    LEAVE = "leave"
    KEEP_ALL = "keep_all"
    LEAVE_ALL = "leave_all"

    @property
    def keeps(self) -> bool:
        """Whether it goes into the log."""
        return self in {Decision.KEEP, Decision.KEEP_ALL}

    @property
    def is_for_all(self) -> bool:
        """Whether it is meant for everything from here on."""
        return self in {Decision.KEEP_ALL, Decision.LEAVE_ALL}


@ROUTER.get("")
def import_page(request: Request) -> Response:
    """The door for files, and what came through it."""
    desk = desk_of(request)
    uploads = desk.uploads.listed
    return page(
        request,
        "import.html",
        uploads=uploads,
        waiting=len(waiting_notes(desk.journal)),
        is_running=any(not one.is_over for one in uploads),
        formats=[importer.title for importer in all_importers()],
    )


@ROUTER.get("/notes")
def notes_page(request: Request) -> Response:
    """What was understood of notes and waits: one by one, each beside its run."""
    waiting = waiting_notes(desk_of(request).journal)
    return page(request, "notes.html", notes=waiting[:_NOTES_A_PAGE], count=len(waiting))


@ROUTER.post("/notes")
def decide(
    request: Request,
    note: Annotated[str, Form(max_length=400)],
    decision: Annotated[Decision, Form()],
) -> Response:
    """Keeps or leaves one, or all from this one on; another tab may have decided meanwhile."""
    desk = desk_of(request)
    ids = [one.id for one in waiting_notes(desk.journal)]
    if note in ids:
        chosen = ids[ids.index(note) :] if decision.is_for_all else [note]
        keep, leave = (chosen, []) if decision.keeps else ([], chosen)
        decide_notes(desk.journal, keep, leave, at=desk.clock())
    return RedirectResponse("/import/notes", 303)


@ROUTER.post("")
def receive(
    request: Request,
    files: Annotated[list[UploadFile], File()],
    notes: Annotated[Notes, Form()] = Notes.KEEP,
) -> Response:
    """Takes files and imports them beside the pages."""
    take_files(desk_of(request), files, notes)
    return RedirectResponse("/import", 303)


def take_files(desk: Desk, files: Iterable[UploadFile], notes: Notes) -> Upload:
    """Writes the files where the import finds them, and begins it."""
    desk.folder.mkdir(mode=0o700, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=desk.folder))
    names = []
    for number, file in enumerate(files):
        # The name is kept for what it says (its ending), never as a path.
        name = Path((file.filename or "").replace("\\", "/").replace("\0", "")).name.lstrip(".")[-120:]
        names.append(name or f"file {number + 1}")
        place = folder / str(number)
        place.mkdir()
        with (place / names[-1]).open("wb") as target:
            shutil.copyfileobj(file.file, target)
    return desk.uploads.begin(folder, tuple(names), desk.clock(), notes)
