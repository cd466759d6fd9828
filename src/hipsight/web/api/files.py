"""Files in and out: imports, the report, everything as one zip."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from hipsight.web.pages.importing import take_files
from hipsight.web.pages.settings import zip_of
from hipsight.web.templating import desk_of
from hipsight.web.uploads import Upload
from hipsight.workflows.take_notes import Notes

ROUTER = APIRouter(tags=["files"])


@ROUTER.post("/import", status_code=202)
def begin(
    request: Request,
    files: Annotated[list[UploadFile], File()],
    notes: Annotated[Notes, Form()] = Notes.KEEP,
) -> dict[str, Any]:
    """Takes files and imports them; ask `/api/import` how far it is."""
    return _to_json(take_files(desk_of(request), files, notes))


@ROUTER.get("/import")
def standing(request: Request) -> dict[str, Any]:
    """The imports since the app was started, the last one first."""
    return {"imports": [_to_json(upload) for upload in desk_of(request).uploads.listed]}


@ROUTER.get("/export.zip", response_class=Response)
def export(request: Request) -> Response:
    """Everything in one zip, as `hipsight export` writes it."""
    return zip_of(desk_of(request))


def _to_json(upload: Upload) -> dict[str, Any]:
    return {
        "files": list(upload.names),
        "read": upload.done,
        "kept": upload.kept,
        "problems": upload.problems,
        "is_over": upload.is_over,
        "failed": upload.failed,
        "result": upload.result,
    }
