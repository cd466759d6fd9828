"""The messages of a FIT part, by the fast reader where it can, by Garmin's SDK where it cannot."""

from __future__ import annotations

from hipsight.importers.fit_decoding import columnar, sdk
from hipsight.importers.fit_decoding.layout import UnusualPartError
from hipsight.importers.fit_decoding.messages import FitMessages
from hipsight.importers.fit_decoding.parts import FitPart


def decode(part: FitPart) -> FitMessages:
    """The messages of the part, as far as it is sound."""
    try:
        return columnar.decode(part)
    except UnusualPartError:
        return sdk.decode(part)
