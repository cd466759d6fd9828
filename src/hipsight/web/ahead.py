"""Works out what the next page will ask for, once the journal has come to rest after a write."""

from __future__ import annotations

import contextlib
import gc
import threading
from dataclasses import dataclass, field

from hipsight.model.errors import HipsightError
from hipsight.web.answers import progress_of, triggers_of
from hipsight.web.desk import Desk
from hipsight.web.pages.timeline import flares_and_bands
from hipsight.web.pages.today import window_and_light

_EVERY_S = 1.0


@dataclass(slots=True)
class Ahead:
    """A thread that looks at the journal each second, and works when nobody has written to it since the last time."""

    desk: Desk
    _ending: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def begin(self) -> None:
        """Starts it; what is in the journal now is read at once."""
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stops it."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join()

    def _go_on(self) -> None:
        self._work()
        # What was read stays; the collector need not go through it again and again while a page is waited for.
        gc.collect()
        gc.freeze()
        seen = done = self._state()
        while not self._ending.wait(_EVERY_S):
            now = self._state()
            if now == seen != done:
                self._work()
                done = now
            seen = now

    def _state(self) -> tuple[object, ...]:
        desk = self.desk
        return desk.journal, desk.journal.version(), desk.today()

    def _work(self) -> None:
        # A journal that cannot be read now is told of by the page that needs it.
        with contextlib.suppress(HipsightError):
            if not self.desk.is_empty():
                window_and_light(self.desk)
                progress_of(self.desk)
                triggers_of(self.desk)
                flares_and_bands(self.desk)
