"""Blobs: kept once, verified, and reachable by nothing but their sha256."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from services.blobs.store import BlobDamaged, BlobMissing, LocalBlobs


def test_a_blob_is_named_by_its_sha256_and_read_back(tmp_path: Path) -> None:
    blobs = LocalBlobs(tmp_path)
    blob = blobs.put_bytes(b"a plant")
    assert blob.sha256 == sha256(b"a plant").hexdigest()
    assert blob.size == 7
    assert blobs.read(blob.sha256) == b"a plant"


def test_equal_bytes_are_kept_once_and_leave_no_temporary_file(tmp_path: Path) -> None:
    blobs = LocalBlobs(tmp_path)
    assert blobs.put_bytes(b"x") == blobs.put_bytes(b"x")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_changed_blob_is_noticed(tmp_path: Path) -> None:
    blobs = LocalBlobs(tmp_path)
    blob = blobs.put_bytes(b"original")
    blobs.path(blob.sha256).write_bytes(b"changed!")
    with pytest.raises(BlobDamaged, match="restore it"):
        blobs.read(blob.sha256)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "a" * 63, "A" * 64, "0" * 64, "..", "a/b"]
)
def test_what_is_no_blob_is_missing_and_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(BlobMissing):
        LocalBlobs(tmp_path / "blobs").read(name)


def test_a_source_that_breaks_leaves_nothing_behind(tmp_path: Path) -> None:
    class Broken:
        def read(self, size: int = -1) -> bytes:
            raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        LocalBlobs(tmp_path).put(Broken())  # type: ignore[arg-type]  # as much of a file as put uses
    assert not list(tmp_path.iterdir())
