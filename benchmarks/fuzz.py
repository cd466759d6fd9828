"""Damage files of every format at random and read them: nothing may raise, hang or eat the memory.

    python -m benchmarks.fuzz --inputs 100000 --seed 1

Starts from the golden samples. Prints how many inputs each format took, what came out, the slowest and the memory.
"""

from __future__ import annotations

import argparse
import collections
import random
import resource
import sys
import time
from pathlib import Path

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Reading, Source
from hipsight.model.preferences import Preferences

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
#: Longer samples are cut: a million inputs are worth more than long ones.
LONGEST = 20_000
INTERESTING = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"-1",
    b"1e999",
    b"NaN",
    b'"',
    b"<",
    b"{",
    b"\r\n",
    b"9" * 40,
    "é😀".encode(),
]


def samples() -> dict[str, tuple[str, bytes]]:
    """Name and content of every golden sample."""
    return {
        str(path.relative_to(GOLDEN)): (path.name, path.read_bytes()[:LONGEST])
        for path in sorted(GOLDEN.glob("*/*"))
        if path.is_file() and not (path.suffix == ".json" and path.with_suffix("").exists())
    }


def damage(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """The content with one to six things done to it."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        where = chance.randrange(len(made) + 1)
        kind = chance.randrange(7)
        if kind == 0 and made:
            made[where - 1] = chance.randrange(256)
        elif kind == 1:
            made[where:where] = chance.choice(INTERESTING)
        elif kind == 2:
            del made[where : where + chance.randrange(1, 64)]
        elif kind == 3:
            made[where:where] = made[where : where + chance.randrange(1, 256)]
        elif kind == 4:
            del made[where:]
        elif kind == 5:
            start = chance.randrange(len(other) + 1)
            made[where:where] = other[start : start + chance.randrange(1, 128)]
        else:
            made[where : where + 4] = chance.randbytes(4)
    return bytes(made)


def main() -> int:
    """Runs, prints, and returns 1 where something raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - damage, not secrets
    preferences = Preferences()
    known = samples()
    names = list(known)
    read: collections.Counter[str] = collections.Counter()
    kept: collections.Counter[str] = collections.Counter()
    raised: list[tuple[str, int, str]] = []
    slowest = (0.0, "", 0)
    started = time.perf_counter()
    for number in range(arguments.inputs):
        name = names[number % len(names)]
        plain, content = known[name]
        made = damage(content, known[chance.choice(names)][1], chance)
        begun = time.process_time()  # a busy machine is no hang
        try:
            items = list(read_source(Source(plain, made), preferences))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            raised.append((name, number, f"{type(error).__name__}: {error}"))
            continue
        taken = time.process_time() - begun
        slowest = max(slowest, (taken, name, number))
        read[name.partition("/")[0]] += 1
        kept[name.partition("/")[0]] += sum(isinstance(item, Reading) for item in items)
    for name, count in sorted(read.items()):
        print(f"{name:<22} {count:>9} inputs {kept[name]:>10} records read all the same")
    print(f"{sum(read.values())} inputs in {time.perf_counter() - started:.0f} s, seed {arguments.seed}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}, input {slowest[2]})")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    for name, number, error in raised[:20]:
        print(f"RAISED {name}, input {number}: {error[:200]}")
    return 1 if raised else 0


if __name__ == "__main__":
    sys.exit(main())
