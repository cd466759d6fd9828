"""Draw the pictures of the docs anew: what the sample runner's report looks like.

python -m tests.pictures
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from hipsight.reports.physio import paper
from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.compose import compose
from hipsight.workflows.tell_sample_story import make_sample_journal
from hipsight.workflows.write_report import ReportWish, gather

HERE = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DPI = 96


def report() -> list[Path]:
    """The pages of the sample runner's report."""
    with tempfile.TemporaryDirectory() as folder:
        sample = make_sample_journal(Path(folder) / "sample")
        wish = ReportWish(ticked=Ticked(questions=("May I run the half marathon in July?",)))
        case, say = gather(sample.journal, wish, today=sample.today)
    data = {**paper._as_data(compose(case, say)), "paper": "a4", "page_word": say("head.page")}
    pages = paper._compiler(json.dumps(data, sort_keys=True)).compile(format="png", ppi=DPI)
    written = []
    for number, content in enumerate(pages if isinstance(pages, list) else [pages], start=1):
        path = HERE / f"physio-report-{number}.png"
        path.write_bytes(content)
        written.append(path)
    return written


def main() -> None:
    """Draw everything."""
    HERE.mkdir(parents=True, exist_ok=True)
    for path in report():
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
