"""A disk that is full or read-only, or a folder that is gone, leaves the old files whole and is one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from soak.commands import zeren
from soak.disks import NoDiskError, disk, full, gone, read_only, writings


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount here")
def test_a_bad_disk_leaves_the_old_files_whole(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text("各级党组织要及时向市委报告。", "utf-8")
    assert zeren("build", tmp_path / "通知.txt", "-o", tmp_path / "old").returncode == 0
    try:
        with disk(tmp_path / "disk") as root:
            jobs = writings(root, tmp_path / "old", tmp_path / "old", ("csv",))
            assert [each.name for each in jobs] == ["build", "csv", "view"]
            wrong = [trouble(root, job) for trouble in (full, read_only, gone) for job in jobs[:2]]
    except NoDiskError as error:
        pytest.skip(f"this user may not mount; limits on file sizes are tested elsewhere: {error}")
    assert wrong == [[]] * 6
