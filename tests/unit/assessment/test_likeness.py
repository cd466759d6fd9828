"""A story is compared as a whole with stories of known outcome; that may raise, and settles only what nobody told."""

from __future__ import annotations

import math
import random
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.likeness import FEWEST_ACCOUNTS, accounts, words_that_count

from hipsight.assessment.assess import assess
from hipsight.assessment.case import Case, joined, read_case, with_answer, without_likeness
from hipsight.assessment.likeness import (
    FEWEST_WORDS,
    GRAVE,
    MILD,
    Likeness,
    findings_of,
    graver_of,
    likeness_of,
)
from hipsight.assessment.story_words import story_words
from hipsight.assessment.urgency import LEVELS, urgency_of
from hipsight.knowledge.condition import conditions
from hipsight.knowledge.likeness import LikenessTable, WordWeight, likeness_table, parse_table
from hipsight.knowledge.triage import triage_questions

#: No rule reads an alarm in it, yet the words are those of grave stories.
UNREAD = (
    "It came on after I ran up the miles for my first marathon. Every step had got worse since, six weeks later it"
    " came with each stride and I thought it would clear. He had sudden strain there before, and then a pop heard with"
    " every step."
)
MILD_STORY = (
    "The outside of my hip aches when I lie on it and after sitting for long. Stretching feels better, it loosens up"
    " when I get going, and some days it is fine and only a little stiff when I run. It nags along the side of the knee"
    " as well."
)
WORDS = [f"{letter}{letter}" for letter in "abcdefghijklmnop"]
TABLE = LikenessTable(
    WordWeight(0, -0.5, -1.0), {word: WordWeight(1 + n % 3, n - 7.0, 1.0) for n, word in enumerate(WORDS)}
)


def test_words_are_stems_without_order_and_without_what_is_denied() -> None:
    assert story_words("Limping, no fever today at all. I limped!") == {"limp", "no", "all"}
    assert story_words("Couldn’t really put weight on it") == {"couldn't", "on", "it"}
    assert story_words("") == frozenset()


def test_a_story_is_its_words_weighed_by_how_rare_they_are() -> None:
    read = likeness_of(" ".join(WORDS), table=TABLE)
    length = math.sqrt(sum(TABLE.words[word].rarity ** 2 for word in WORDS))
    assert read is not None
    assert read.grave == pytest.approx(
        -0.5 + sum(TABLE.words[word].rarity * TABLE.words[word].grave for word in WORDS) / length
    )
    assert read.emergency == pytest.approx(-1.0 + sum(TABLE.words[word].rarity for word in WORDS) / length)


def test_a_short_story_is_not_compared() -> None:
    assert likeness_of(" ".join(WORDS[: FEWEST_WORDS - 1]), table=TABLE) is None
    assert likeness_of(" ".join(WORDS[:FEWEST_WORDS]), table=TABLE) is not None
    assert findings_of(None) == {"not_read_mild"}


def test_a_harmless_name_makes_no_story_milder() -> None:
    story = f"{' '.join(WORDS[3:])}. "
    name = " ".join(WORDS[:3])  # the mildest words there are
    plain = likeness_of(story, table=TABLE)
    named = likeness_of(story + name, [(len(story), len(story) + 4)], table=TABLE)
    unaware = likeness_of(story + name, table=TABLE)
    assert plain is not None
    assert named is not None
    assert unaware is not None
    assert unaware.grave < plain.grave
    assert named.grave == plain.grave


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_sentences_does_not_matter(seed: int) -> None:
    sentences = UNREAD.split(". ")
    shuffled = random.Random(seed).sample(sentences, len(sentences))  # noqa: S311 - shuffles sentences
    again = likeness_of(". ".join(shuffled))
    once = likeness_of(UNREAD)
    assert once is not None
    assert again is not None
    assert again.grave == pytest.approx(once.grave)


def _without_alarms(case: Case) -> str:
    return urgency_of(without_likeness(case))


def test_a_story_that_reads_grave_is_urgent_until_what_decides_is_denied() -> None:
    case = read_case(UNREAD)
    assert case.likeness is not None
    assert case.likeness.grave >= GRAVE
    assert _without_alarms(case) in {"self", "routine"}
    answer = assess(case, conditions())
    assert answer.urgency in {"urgent", "emergency"}
    assert {flag.id for flag in answer.leading} <= {"reads_grave", "reads_as_emergency"}
    assert all(flag.sources for flag in answer.flags)
    by_id = {question.id: question for question in triage_questions().question}
    asked = [question.id for question in answer.questions]
    assert asked[:2] == ["alarm_signs", "night"]
    for name in ("alarm_signs", "night", "walking"):
        option = max(by_id[name].option, key=lambda one: len(one.denies) - 100 * len(one.affirms))
        case = with_answer(case, option.affirms, option.denies, option.text)
    assert urgency_of(case) in {"self", "routine"}


def test_a_mild_reading_settles_what_is_only_held_until_known_and_no_sign() -> None:
    groin = " My groin hurts when I run."
    case = read_case(MILD_STORY)
    assert case.likeness is not None
    assert case.likeness.grave < MILD
    assert "reads_grave" not in case.affirmed
    for sign in (
        "I cannot put any weight on the leg.",
        "I have a fever and my hip is hot.",
        "It wakes me at night in the groin and I limp.",
    ):
        assert urgency_of(read_case(f"{MILD_STORY} {sign}")) in {"urgent", "emergency"}
    assert urgency_of(read_case(groin)) == "urgent"  # too short to be compared: held for bone until known


STORIES = [
    one["text"]
    for one in tomllib.loads(
        (Path(__file__).parent / "vignettes_development.toml").read_text(encoding="utf-8")
    )["vignette"]
]


@pytest.mark.parametrize(
    "alarm",
    [
        "It wakes me at night.",
        "I have a fever.",
        "I limp.",
        "My periods have stopped.",
        "It is worse every week.",
    ],
)
def test_an_alarm_told_besides_never_lowers_how_urgent_a_story_is(alarm: str) -> None:
    for story in STORIES:
        assert level(f"{story} {alarm}") >= level(story)


@pytest.mark.parametrize(
    "comfort", ["No fever.", "I do not limp.", "It does not wake me at night.", "It does not hurt at rest."]
)
def test_a_denial_told_besides_never_raises_it(comfort: str) -> None:
    for story in STORIES:
        assert level(f"{story} {comfort}") <= level(story)


@pytest.mark.parametrize(
    "label",
    ["My physio says it is just a tight muscle.", "The X-ray was normal.", "I think it is a groin strain."],
)
def test_a_label_told_besides_never_lowers_it(label: str) -> None:
    for story in STORIES:
        assert level(f"{story} {label}") >= level(story)


def level(text: str) -> int:
    return LEVELS.index(urgency_of(read_case(text)))


def test_several_tellings_read_like_the_gravest_of_them() -> None:
    both = joined(read_case(MILD_STORY), read_case(UNREAD))
    assert both.likeness is not None
    assert both.likeness.grave >= GRAVE
    assert graver_of([None, Likeness(1, -1), Likeness(-2, 0)]) == Likeness(1, 0)
    assert graver_of([None]) is None


def test_every_weight_is_a_number_and_no_alarm_word_speaks_for_mild() -> None:
    words = likeness_table().words
    assert len(words) > 500
    assert all(math.isfinite(number) for weight in words.values() for number in weight)
    assert all(weight.rarity > 0 for weight in words.values())
    for word in ("fever", "night", "limp", "bear", "numb", "bladder", "crutch", "bone"):
        assert words[word].grave >= 0


def test_the_weights_are_those_of_the_accounts_at_hand() -> None:
    told = accounts()
    counts = Counter(word for one in told for word in words_that_count(one))
    rarity = {
        word: math.log((1 + len(told)) / (1 + count)) + 1
        for word, count in counts.items()
        if count >= FEWEST_ACCOUNTS
    }
    words = likeness_table().words
    assert words.keys() == rarity.keys(), "run python -m benchmarks.likeness --write"
    assert all(abs(words[word].rarity - rarity[word]) < 0.001 for word in words)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("word\trarity\tgrave\temergency\n(start)\t0\t1", "2 numbers"),
        ("word\trarity\tgrave\temergency\nlimp\t1\t1\t1", "missing"),
        ("word\trarity\tgrave\temergency\n(start)\t0\tx\t1", "x"),
    ],
)
def test_a_damaged_table_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_table(text)
