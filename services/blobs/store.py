"""A content-addressed store in a folder.

A blob's name is the sha256 of its bytes, so equal files are kept once, a name can
never point at changed bytes, and nothing that a user types becomes part of a path.
Writing goes to a temporary file and then ``os.replace``: a reader sees the whole
blob or none, also after a crash.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

__all__ = ["Blob", "BlobDamaged", "BlobMissing", "BlobStore", "LocalBlobs"]

SHA256 = re.compile(r"[0-9a-f]{64}")
CHUNK = 1 << 20


class BlobMissing(LookupError):
    """No blob has that name, or what was given is not a blob's name."""


class BlobDamaged(OSError):
    """The stored bytes no longer match their name: the disk or someone changed them."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored blob: its name and its size in bytes."""

    sha256: str
    size: int


class BlobStore(Protocol):
    """What the services need of a store; a folder here, a bucket elsewhere."""

    def put(self, source: BinaryIO) -> Blob:
        """Store all of ``source`` and return its name."""

    def read(self, sha256: str) -> bytes:
        """Return the blob's bytes, verified against its name."""

    def open(self, sha256: str) -> BinaryIO:
        """Open the blob for streaming, verified against its name."""


class LocalBlobs:
    """Blobs in ``root``, in 256 sub-folders by the first two digits."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, source: BinaryIO) -> Blob:
        """Store all of ``source``; storing the same bytes again is cheap and harmless."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.root, prefix="incoming-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                sha256, size = _copy(source, target)
            path = self._path(sha256)
            path.parent.mkdir(exist_ok=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        return Blob(sha256, size)

    def put_bytes(self, data: bytes) -> Blob:
        """Store ``data``."""
        return self.put(BytesIO(data))

    def put_file(self, path: Path) -> Blob:
        """Store the content of the file at ``path``."""
        with path.open("rb") as source:
            return self.put(source)

    def read(self, sha256: str) -> bytes:
        """Return the blob's bytes.

        Raises:
            BlobMissing: there is no such blob.
            BlobDamaged: its bytes have changed on disk.
        """
        with self.open(sha256) as source:
            return source.read()

    def open(self, sha256: str) -> BinaryIO:
        """Open the blob for reading from its start; raises as ``read`` does."""
        return self.path(sha256).open("rb")

    def path(self, sha256: str) -> Path:
        """Return the file of the blob, verified, for serving it without a copy."""
        path = self._path(sha256)
        if not path.is_file():
            raise BlobMissing(f"no blob {sha256}")
        with path.open("rb") as source:
            found = hashlib.file_digest(source, "sha256").hexdigest()
        if found != sha256:
            raise BlobDamaged(f"blob {sha256} holds bytes of sha256 {found}: restore it")
        return path

    def _path(self, sha256: str) -> Path:
        # The pattern is the traversal guard: only hexadecimal digits reach the path.
        if not SHA256.fullmatch(sha256):
            raise BlobMissing(f"{sha256[:80]!r} is not a blob's name (64 hexadecimal digits)")
        return self.root / sha256[:2] / sha256


def _copy(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size
