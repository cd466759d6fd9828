"""Import: drop anything; how far it is; what could not be read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from hipsight.importers.contract import all_importers
from hipsight.web.desk import Desk
from hipsight.web.templating import desk_of, page
from hipsight.web.uploads import Upload
from hipsight.workflows.take_notes import Notes

ROUTER = APIRouter(prefix="/import")


@ROUTER.get("")
def import_page(request: Request) -> Response:
    """The door for files, and what came through it."""
    desk = desk_of(request)
    uploads = desk.uploads.listed
    return page(
        request,
        "import.html",
        uploads=uploads,
        is_running=any(not one.is_over for one in uploads),
        formats=[importer.title for importer in all_importers()],
    )


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
