"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hipsight.model.errors import UnusableInputError


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the path and moves into place; readable by nobody else on this machine.

    Raises:
        UnusableInputError: It cannot be written; whatever was at the path is as it was.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UnusableInputError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UnusableInputError(f"{path} cannot be written: {error.strerror}") from error
