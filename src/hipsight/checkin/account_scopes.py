"""Whose finding it is in an account, whether it is denied, feared, or a name that someone gave it."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.findings import finding_kinds
from hipsight.checkin.lexer import NEWLINE, NUMBER, Token

_NO = frozenset(
    {
        "no",
        "not",
        "never",
        "without",
        "denies",
        "deny",
        "denied",
        "denying",
        "nor",
        "neither",
        "none",
        "w/o",
        "zero",
    }
    | {"isn't", "wasn't", "don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't", "aren't", "weren't"}
    | {"isnt", "wasnt", "dont", "doesnt", "didnt", "havent", "hasnt"}
)
#: After a negation, words that say it is none: "not only", "not sure", "no idea", "not able to".
_NO_DENIAL = frozenset(
    {
        "only",
        "sure",
        "just",
        "idea",
        "able",
        "matter",
        "know",
        "sleep",
        "sleeping",
        "certain",
        "always",
        "even",
    }
    | {"stop", "stopped", "help", "helped", "stand"}
)
_ENDS = frozenset({".", "!", "?", ";", "…", "..", "..."})
_TURNS = frozenset(
    {"but", "however", "although", "though", "except", "until", "yet", "apart", "only", "unless"}
)
_SUBJECTS = frozenset(
    {"i", "it", "it's", "i'm", "i've", "my", "the", "there", "this", "that", "now", "when", "then"}
)
#: After an "and", these say something of their own: "does not settle with rest and wakes him".
_VERBS = frozenset(
    {"wakes", "keeps", "hurts", "aches", "gets", "comes", "is", "has", "still", "wakens", "woke"}
)
_RELATIVES = frozenset(
    {
        "mum",
        "mom",
        "mother",
        "dad",
        "father",
        "sister",
        "brother",
        "wife",
        "husband",
        "friend",
        "partner",
    }
    | {
        "grandmother",
        "grandfather",
        "gran",
        "nan",
        "aunt",
        "uncle",
        "cousin",
        "teammate",
        "colleague",
        "daughter",
    }
    | {
        "son",
        "girlfriend",
        "boyfriend",
        "mother's",
        "father's",
        "mum's",
        "mom's",
        "dad's",
        "sister's",
        "brother's",
    }
    | {"buddy", "neighbour", "neighbor", "someone", "everyone"}
)
_OWN = frozenset({"i", "i'm", "i've", "me", "mine", "i'd"})
_FEARS = frozenset(
    {
        "worried",
        "afraid",
        "scared",
        "could",
        "might",
        "fear",
        "rule",
        "ruled",
        "ruling",
        "maybe",
        "if",
        "googled",
    }
    | {"wondering", "wonder", "possible", "possibly", "risk", "prevent", "avoid"}
)
_FEAR_REACH = 6
_TOLD = frozenset(
    {
        "told",
        "diagnosed",
        "diagnosis",
        "said",
        "says",
        "thinks",
        "thought",
        "diagnosing",
        "called",
        "suspects",
    }
)
_GUESSED = frozenset(
    {
        "think",
        "suspect",
        "worried",
        "might",
        "maybe",
        "could",
        "guess",
        "wonder",
        "wondering",
        "probably",
        "assume",
        "assumed",
    }
)
_LABEL_REACH = 8
#: After one of these, so many words back, a "without" tells what is there: "cannot run without limping".
_CANNOT = frozenset(
    {
        "cannot",
        "can't",
        "cant",
        "couldn't",
        "couldnt",
        "unable",
        "not",
        "never",
        "hardly",
        "barely",
        "impossible",
    }
)
_CANNOT_REACH = 8


class Scopes:
    """What holds at each token of an account, as it is read from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._denying = False
        self._label: tuple[str, int] | None = None
        self.other = False

    def pass_over(self, index: int, *, is_finding: bool) -> None:
        """Takes note of a token that has been read."""
        token = self._tokens[index]
        following = self._tokens[index + 1].text if index + 1 < len(self._tokens) else ""
        if token.text in _ENDS or token.kind == NEWLINE:
            self._denying, self.other, self._label = False, False, None
        elif (
            token.text in _TURNS
            or (token.text == "and" and following in _VERBS)
            or (token.text in {",", "and", ":", "-"} and following in _SUBJECTS)
            or token.text == "able"
        ):
            self._denying = False
        elif token.text in _NO and not is_finding:
            self._denying = following not in _NO_DENIAL and not self._is_undone(index)
        if token.text in _RELATIVES and not self._is_patient(index):
            self.other = True
        elif token.text in _OWN:
            self.other = False
        if token.text in _TOLD:
            self._label = ("told_label", index + _LABEL_REACH)
        elif token.text in _GUESSED and self._label is None:
            self._label = ("own_guess", index + _LABEL_REACH)

    def _is_undone(self, index: int) -> bool:
        """Whether a denial denies nothing: "not be able to", "cannot run without"."""
        if self._tokens[index].text == "without":
            before = [token.text for token in self._tokens[max(0, index - _CANNOT_REACH) : index]]
            last_end = max((place for place, word in enumerate(before) if word in _ENDS | {","}), default=-1)
            return bool(_CANNOT & set(before[last_end + 1 :]))
        return [token.text for token in self._tokens[index + 1 : index + 3]] == ["be", "able"]

    def is_denied(self, after: int) -> bool:
        """Whether what was just read is denied; `after` is the token past it."""
        rest = [token.text for token in self._tokens[after : after + 3]]
        ruled_out = "ruled" in rest and "out" in rest
        return self._denying or ruled_out or rest[:1] == ["negative"]

    def labelling(self, index: int) -> str | None:
        """`told_label` or `own_guess` where a name for it is due."""
        return self._label[0] if self._label is not None and index <= self._label[1] else None

    def end_label(self) -> None:
        """No further name is due."""
        self._label = None

    def is_feared(self, index: int, name: str) -> bool:
        """Whether a risk is only feared or asked about."""
        if finding_kinds()[name].group != "risk":
            return False
        for token in reversed(self._tokens[max(0, index - _FEAR_REACH) : index]):
            if token.text in _ENDS:
                return False
            if token.text in _FEARS:
                return True
        return False

    def _is_patient(self, index: int) -> bool:
        """Whether the relative is the one it is about: "my 13 year old son has a limp"."""
        near = self._tokens[max(0, index - 5) : index + 4]
        return self._tokens[index].text in {"son", "daughter"} and any(token.kind == NUMBER for token in near)
