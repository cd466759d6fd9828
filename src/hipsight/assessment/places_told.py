"""Places that are named in an account without hurting, and those that hurt though a "no" stands before them."""

from __future__ import annotations

import re

from hipsight.checkin.account import Found

_FREE_AFTER = re.compile(
    r"^(?:\s(?:itself|area))?\s(?:is|are|feels|was|seems)\s(?:all\s|absolutely\s|perfectly\s|totally\s)?"
    r"(?:fine|ok|okay|good|normal|no\s(?:problem|bother|trouble)|not\s(?:affected|painful|sore|involved))\b",
    re.IGNORECASE,
)
_FREE_BEFORE = re.compile(
    r"\b(?:nothing\s(?:in|at|around)|(?:rather\sthan|instead\sof|as\sopposed\sto|and\snot|but\snot|not\sreally)(?:\s(?:in|at|on|around))?)\s(?:the\s|my\s)?$",
    re.IGNORECASE,
)


def is_free_of_pain(text: str, found: Found) -> bool:
    """Whether a place is only named to say that it does not hurt: "groin is fine", "nothing in the groin"."""
    is_place = found.id.startswith("site_")
    return is_place and bool(
        _FREE_AFTER.search(text[found.end :]) or _FREE_BEFORE.search(text[: found.start])
    )


_PUT_ANOTHER_WAY = re.compile(r"\b(?:more|rather|instead|mainly|mostly)\b[^.!?;]*$", re.IGNORECASE)


def is_put_another_way(text: str, found: Found) -> bool:
    """Whether a "no" before a place only says that it is no pain: "not really pain, more a tightness at the front"."""
    return found.id.startswith("site_") and bool(_PUT_ANOTHER_WAY.search(text[: found.start]))
