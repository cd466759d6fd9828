"""Watch folders: which files are new or changed, and no longer being written."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hipsight.importers.archives import is_hidden

#: When a file was last written, in nanoseconds, and its size.
Stamp = tuple[int, int]

#: Between two looks; a file that did not change meanwhile is whole.
WAIT_S = 2.0


def stamps_of(folders: Sequence[Path]) -> dict[Path, Stamp]:
    """Stamp of each file below the folders; hidden ones, and those that a browser is still loading, left out."""
    stamps: dict[Path, Stamp] = {}
    for folder in folders:
        for here, _, names in os.walk(folder):
            for name in names:
                path = Path(here) / name
                if is_hidden(str(path.relative_to(folder))) or name.endswith(
                    (".part", ".crdownload", ".download")
                ):
                    continue
                with contextlib.suppress(OSError):  # gone again, or not ours to look at
                    status = path.stat()
                    stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def changed_files(
    before: Mapping[Path, Stamp], now: Mapping[Path, Stamp], seen: Mapping[Path, Stamp]
) -> dict[Path, Stamp]:
    """The files that are new or changed since they were seen, and stood still between the two looks."""
    return {
        path: stamp
        for path, stamp in now.items()
        if before.get(path) == stamp and seen.get(path) != stamp and stamp[1] > 0
    }


def wait_a_little() -> None:
    """Waits until the next look."""
    time.sleep(WAIT_S)
