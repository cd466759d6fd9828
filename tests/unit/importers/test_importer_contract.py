from __future__ import annotations

import dataclasses

import pytest
from tests.unit.importers.made_files import make_fit, make_gpx, make_tcx

from hipsight.importers import contract
from hipsight.importers.contract import AmbiguousFormatError, Source, all_importers, importer_for


@pytest.mark.parametrize(("name", "make"), [("fit", make_fit), ("gpx", make_gpx), ("tcx", make_tcx)])
def test_each_format_is_found_in_its_folder_and_knows_its_files_whatever_their_name(name, make):
    importer = importer_for(Source("no-ending", make()))
    assert importer is not None
    assert importer.name == name
    assert importer.extensions == (f".{name}",)


def test_names_are_unique_and_in_order():
    names = [importer.name for importer in all_importers()]
    assert names == sorted(set(names))


def test_two_importers_for_one_file_are_an_error_that_names_both(monkeypatch):
    fit = next(importer for importer in all_importers() if importer.name == "fit")
    twins = (fit, dataclasses.replace(fit, name="twin"))
    monkeypatch.setattr(contract, "all_importers", lambda: twins)
    with pytest.raises(AmbiguousFormatError, match="fit and twin"):
        importer_for(Source("run.fit", make_fit()))


@pytest.mark.parametrize(
    "content", [b"", b"day,run_km\n2026-05-04,5\n", b"<html></html>", b"\0" * 50, b"<gpx-like/>"]
)
def test_no_watch_format_claims_what_is_not_its_own(content):
    claiming = [importer.name for importer in all_importers() if importer.accepts("file", content)]
    assert not {"fit", "gpx", "tcx"} & set(claiming)
