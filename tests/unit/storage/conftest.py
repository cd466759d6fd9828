import pytest

from hipsight.storage.journal import open_journal


@pytest.fixture
def journal(tmp_path):
    return open_journal(tmp_path / "my.journal")
