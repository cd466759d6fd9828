"""Learns what the words of a story weigh, and how well that does on accounts it has not seen.

    python -m benchmarks.likeness             figures, each batch of real accounts left out in its turn
    python -m benchmarks.likeness --write     and the weights into src/hipsight/knowledge/data/likeness.tsv

It learns from the real accounts of `likeness_accounts.tsv` (their words without order, and without those that are
denied; the accounts themselves are other people's and are not in this repository) and from our sets of
vignettes (not those of the condition files: to add a condition asks for no new weights). It needs
scikit-learn (dependency group `bench`); the program itself does not.
"""

from __future__ import annotations

import argparse
import csv
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from hipsight.assessment.likeness import EMERGENCY, GRAVE, MILD
from hipsight.assessment.story_words import story_words
from hipsight.knowledge.likeness import START

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

_HERE = Path(__file__).parent
_OWN = _HERE.parent / "tests" / "unit" / "assessment"
_TABLE = _HERE.parent / "src" / "hipsight" / "knowledge" / "data" / "likeness.tsv"

#: Our own vignettes; the fourth set retells real accounts and would tell a left-out batch its answers.
_SETS = (
    "vignettes_untouched.toml",
    "vignettes_development.toml",
    "vignettes_second.toml",
    "untouched/accounts.toml",
)

#: A word counts when so many accounts have it; how far weights may go (inverse of the penalty).
FEWEST_ACCOUNTS, _FREEDOM = 4, 3.0


class Told(NamedTuple):
    """An account: its batch ("" for ours), how urgent it was, and its words."""

    batch: str
    urgency: str
    words: frozenset[str]


def accounts() -> list[Told]:
    """All that there is to learn from."""
    with (_HERE / "likeness_accounts.tsv").open(encoding="utf-8", newline="") as file:
        real = [
            Told(row["batch"], row["urgency"], frozenset(row["words"].split()))
            for row in csv.DictReader(file, delimiter="\t")
        ]
    own = [
        Told("", one["urgency"], story_words(one["text"]))
        for name in _SETS
        for one in tomllib.loads((_OWN / name).read_text(encoding="utf-8"))["vignette"]
    ]
    return [*real, *own]


def words_that_count(told: Told) -> list[str]:
    """The words of an account that are compared."""
    return sorted(told.words - _OF_CHANCE)


def learn(told: Sequence[Told], levels: frozenset[str]) -> Pipeline:
    """What words say for an outcome of one of these levels."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - not among the makers' tools
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    words = TfidfVectorizer(analyzer=words_that_count, binary=True, min_df=FEWEST_ACCOUNTS)
    weights = LogisticRegression(C=_FREEDOM, class_weight="balanced", max_iter=5000)
    pipeline = make_pipeline(words, weights).fit(told, [one.urgency in levels for one in told])
    for place, word in enumerate(words.get_feature_names_out()):
        if word in _NEVER_MILD:
            weights.coef_[0][place] = max(0.0, weights.coef_[0][place])
    return pipeline


#: Days, months, places, other sports, animals: what grave and mild accounts share or not by chance.
_OF_CHANCE = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "weekend",
        "season",
        "lunch",
    }
    | {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
    }
    | {
        "december",
        "summer",
        "spring",
        "boston",
        "country",
        "college",
        "home",
        "house",
        "garden",
        "dog",
        "black",
    }
    | {
        "school",
        "rugby",
        "soccer",
        "baseball",
        "basketball",
        "football",
        "hockey",
        "tenni",
        "tennis",
        "yoga",
        "gym",
    }
    | {
        "swimm",
        "bike",
        "ultra",
        "triathlete",
        "wall",
        "chair",
        "couch",
        "car",
        "desk",
        "sock",
        "shoe",
        "trouser",
    }
    | {"bath", "bathroom", "shower", "toilet", "stick", "chalk", "pretty", "beer", "vodka"}
)
#: Words of what must not be missed; they never speak for a mild outcome, whatever the accounts at hand say.
_NEVER_MILD = frozenset(
    {
        "bone",
        "fracture",
        "stres",
        "crack",
        "night",
        "wake",
        "woke",
        "rest",
        "constant",
        "worse",
        "worst",
        "numb",
    }
    | {
        "numbnes",
        "bladder",
        "fever",
        "weight",
        "bear",
        "limp",
        "crutch",
        "lump",
        "swell",
        "swollen",
        "calf",
        "chest",
    }
    | {"breath", "fell", "fall", "crash", "cancer", "period", "pregnant", "testicle"}
)

_GRAVE_LEVELS = frozenset({"urgent", "emergency"})
_EMERGENCY_LEVEL = frozenset({"emergency"})


def figures(told: Sequence[Told]) -> str:
    """How well left-out batches are told apart."""
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - not among the makers' tools

    batches = sorted({one.batch for one in told if one.batch}, key=int)
    left_out = [one for batch in batches for one in told if one.batch == batch]
    scores = {}
    for name, levels in (("grave", _GRAVE_LEVELS), ("emergency", _EMERGENCY_LEVEL)):
        scores[name] = np.concatenate(
            [
                learn([one for one in told if one.batch != batch], levels).decision_function(
                    [one for one in told if one.batch == batch]
                )
                for batch in batches
            ]
        )
    is_grave = np.array([one.urgency in _GRAVE_LEVELS for one in left_out])
    is_emergency = np.array([one.urgency in _EMERGENCY_LEVEL for one in left_out])
    lines = [
        f"{len(left_out)} real accounts in {len(batches)} batches, each left out in its turn; {is_grave.sum()} grave",
        (
            f"area under the curve: grave {roc_auc_score(is_grave, scores['grave']):.3f}, "
            f"emergency {roc_auc_score(is_emergency, scores['emergency']):.3f}"
        ),
    ]
    for name, score, least, of in (
        ("grave", scores["grave"], GRAVE, is_grave),
        ("emergency", scores["emergency"], EMERGENCY, is_emergency),
    ):
        up = score >= least
        lines.append(
            f"reads as {name}: {up[of].mean():.2f} of those that are, {up[~of].mean():.2f} of the others"
        )
    low = scores["grave"] < MILD
    lines.append(
        f"reads as mild: {low[~is_grave].mean():.2f} of the mild, {low[is_grave].mean():.2f} of the grave"
    )
    return "\n".join(lines)


def table(told: Sequence[Told]) -> str:
    """The file of weights."""
    grave, emergency = learn(told, _GRAVE_LEVELS), learn(told, _EMERGENCY_LEVEL)
    words, first, second = grave[0], grave[1], emergency[1]
    rows = [
        "# What the words of a story weigh: log odds of a grave outcome and of an emergency.",
        f"# Written by `python -m benchmarks.likeness --write` from {len(told)} accounts (docs/decisions/0084);",
        "# no clinician has read it.",
        "word\trarity\tgrave\temergency",
        f"{START}\t0\t{first.intercept_[0]:.3f}\t{second.intercept_[0]:.3f}",
    ]
    rows += [
        f"{word}\t{rarity:.3f}\t{up:.3f}\t{most:.3f}"
        for word, rarity, up, most in zip(
            words.get_feature_names_out(), words.idf_, first.coef_[0], second.coef_[0], strict=True
        )
    ]
    return "\n".join(rows) + "\n"


def main() -> None:
    """Prints the figures, and writes the weights when asked to."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--write", action="store_true", help="write the weights of all accounts")
    told = accounts()
    print(figures(told))
    if arguments.parse_args().write:
        _TABLE.write_text(table(told), encoding="utf-8")
        print(f"wrote {_TABLE.name}")


if __name__ == "__main__":
    main()
