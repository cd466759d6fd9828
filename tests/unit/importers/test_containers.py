from __future__ import annotations

import gzip
import io
import os
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.unit.importers.made_files import Leg, make_fit, make_gpx
from tests.unit.importers.reading_files import read_all

from hipsight.importers.archives import Limits
from hipsight.importers.containers import open_sources
from hipsight.importers.contract import Source
from hipsight.model.problem import Problem

FIT = make_fit(Leg(seconds=30))


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def opened(path: Path, **limits: int) -> list[Source | Problem]:
    return list(open_sources(path, Limits(**limits)))


def names(found: list[Source | Problem]) -> list[str]:
    assert all(isinstance(item, Source) for item in found), found
    return [item.name for item in found if isinstance(item, Source)]


def only_problem(found: list[Source | Problem]) -> Problem:
    (problem,) = found
    assert isinstance(problem, Problem)
    assert problem.source
    assert problem.message.endswith(".")
    return problem


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_is_one_source(tmp_path):
    (source,) = opened(written(tmp_path, "run.fit", FIT))
    assert source == Source("run.fit", FIT)


def test_a_folder_is_read_with_its_folders_in_order_without_hidden_files(tmp_path):
    folder = tmp_path / "runs"
    for name in ("b.fit", "a/2.fit", "a/1.fit", ".hidden.fit", ".git/x.fit", "__MACOSX/b.fit"):
        written(folder, name, FIT)
    assert names(opened(folder)) == ["runs/a/1.fit", "runs/a/2.fit", "runs/b.fit"]


def test_a_gz_file_is_unpacked(tmp_path):
    (source,) = opened(written(tmp_path, "run.fit.gz", gzip.compress(FIT)))
    assert source == Source("run.fit.gz", FIT)


def test_a_zip_holds_its_members_and_archives_within(tmp_path):
    inner = zipped({"2.fit": FIT})
    content = zipped(
        {
            "1.fit.gz": gzip.compress(FIT),
            "inner.zip": inner,
            "__MACOSX/._1": b"x",
            ".DS_Store": b"x",
            "d/": b"",
        }
    )
    assert names(opened(written(tmp_path, "all.zip", content))) == [
        "all.zip/1.fit.gz",
        "all.zip/inner.zip/2.fit",
    ]


def test_an_archive_is_known_by_its_content_not_its_name(tmp_path):
    assert names(opened(written(tmp_path, "run.fit", zipped({"1.fit": FIT})))) == ["run.fit/1.fit"]


def test_archives_deeper_than_three_are_refused(tmp_path):
    content = FIT
    for depth in range(4):
        content = zipped({f"{depth}": content})
    assert only_problem(opened(written(tmp_path, "a.zip", content))).reason == "archive nested too deep"
    three = zipped({"c": zipped({"b": zipped({"a": FIT})})})
    assert names(opened(written(tmp_path, "b.zip", three))) == ["b.zip/c/b/a"]


@pytest.mark.parametrize("name", ["../evil.fit", "/etc/evil.fit", "a/../../evil.fit", "C:\\evil.fit"])
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path, name):
    found = opened(written(tmp_path, "a.zip", zipped({name: FIT})))
    assert only_problem(found).reason == "unsafe name in an archive"


def test_a_member_with_a_password_is_a_problem(tmp_path):
    content = bytearray(zipped({"1.fit": FIT}))
    content[6] |= 1  # the flag in the local header
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert only_problem(opened(written(tmp_path, "a.zip", bytes(content)))).reason == "locked file"


def test_a_zip_bomb_is_refused_by_what_it_promises(tmp_path):
    content = zipped({"bomb": bytes(20 << 20), "run.fit": FIT})
    bomb, run = opened(written(tmp_path, "a.zip", content))
    assert isinstance(bomb, Problem)
    assert "bomb" in bomb.message
    assert isinstance(run, Source)


def test_a_gz_bomb_is_noticed_long_before_it_fills_the_memory(tmp_path):
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    content = b"".join(packer.compress(block) for _ in range(300)) + packer.flush()
    path = written(tmp_path, "bomb.gz", content)
    tracemalloc.start()
    problem = only_problem(opened(path, largest_file_bytes=8 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.reason == "too large"
    assert peak < 40 << 20


def test_the_total_of_an_archive_is_limited(tmp_path):
    content = zipped({f"{number}.bin": os.urandom(50_000) for number in range(10)})
    found = opened(written(tmp_path, "a.zip", content), largest_total_bytes=200_000)
    assert sum(isinstance(item, Source) for item in found) == 4
    assert all(item.reason == "too large" for item in found if isinstance(item, Problem))


def test_too_many_members_are_refused(tmp_path):
    content = zipped({f"{number}": b"x" for number in range(20)})
    found = opened(written(tmp_path, "a.zip", content), most_members=10)
    assert only_problem(found).reason == "archive too large"


def test_a_file_too_large_is_refused_without_reading_it(tmp_path):
    found = opened(written(tmp_path, "a.fit", FIT), largest_file_bytes=100)
    assert only_problem(found).reason == "too large"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gz", gzip.compress(FIT)[:-200]),
        ("a.gz", b"\x1f\x8b" + b"rubbish" * 5),
        ("a.zip", b"PK\x03\x04rubbish"),
    ],
)
def test_damaged_archives_are_problems(tmp_path, name, content):
    assert only_problem(opened(written(tmp_path, name, content))).reason == "damaged archive"


def test_a_member_with_a_wrong_checksum_is_a_problem_and_the_others_are_read(tmp_path):
    content = bytearray(zipped({"1.fit": FIT, "2.fit": FIT}))
    content[60] ^= 0xFF
    first, second = opened(written(tmp_path, "a.zip", bytes(content)))
    assert isinstance(first, Problem)
    assert isinstance(second, Source)


def test_a_spreadsheet_is_said_to_be_one(tmp_path):
    content = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert "spreadsheet" in only_problem(opened(written(tmp_path, "days.xlsx", content))).message


@pytest.mark.parametrize("content", [b"", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_a_problem(tmp_path, content):
    assert only_problem(opened(written(tmp_path, "a.fit", content))).reason == "empty file"


def test_what_is_not_there_is_a_problem(tmp_path):
    assert only_problem(opened(tmp_path / "nothing.fit")).reason == "cannot be opened"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path):
    path = written(tmp_path, "a.fit", FIT)
    path.chmod(0)
    assert only_problem(opened(path)).reason == "cannot be opened"


def test_an_error_while_opening_is_a_problem_with_its_reason(tmp_path, monkeypatch):
    path = written(tmp_path, "a.fit", FIT)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in only_problem(opened(path)).message


def test_links_in_a_circle_end(tmp_path):
    folder = tmp_path / "runs"
    written(folder, "a.fit", FIT)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    found = opened(folder)
    assert [type(item) for item in found] == [Source, Problem]
    assert only_problem(found[1:]).reason == "link in a circle"


def test_a_link_to_nowhere_is_a_problem(tmp_path):
    (tmp_path / "a.fit").symlink_to(tmp_path / "gone.fit")
    assert only_problem(opened(tmp_path)).reason == "cannot be opened"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.fit")
    assert only_problem(opened(tmp_path)).reason == "not a file"


def test_files_are_opened_one_at_a_time(tmp_path):
    for number in range(200):
        written(tmp_path, f"{number:03}.bin", os.urandom(100_000))
    tracemalloc.start()
    assert sum(1 for _ in open_sources(tmp_path)) == 200
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"<kml></kml>", "XML"),
        (bytes(range(200, 250)), "Nothing"),
    ],
)
def test_other_formats_are_named_as_far_as_they_can_be(content, word):
    (problem,) = read_all(content, name="what.bin")
    assert isinstance(problem, Problem)
    assert problem.reason == "not a format hipsight reads"
    assert word in problem.message


def test_a_gpx_file_named_tcx_is_read_as_what_it_is():
    items = read_all(make_gpx(), name="a.tcx.gz")
    assert len(items) == 2
    assert "named like TCX" in items[0].message


def test_an_archive_cut_off_behind_a_member_gives_it_and_says_that_the_rest_is_missing(tmp_path):
    whole = zipped({"1.fit": FIT, "2.fit": FIT[:-1] + b"x"})
    found = opened(written(tmp_path, "a.zip", whole[: whole.rindex(b"2.fit", 0, len(whole) // 2 + 400) + 40]))
    sources = [one for one in found if isinstance(one, Source)]
    assert [one.content for one in sources] == [FIT]
    assert found[-1].reason == "damaged archive"
    assert "2 files" in found[-1].message
