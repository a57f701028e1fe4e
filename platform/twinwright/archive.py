"""All files of a version as one ZIP archive."""

from __future__ import annotations

import tempfile
import zipfile
from typing import IO

from services.context import Actor, Services
from services.projects import service as projects
from services.projects.views import VersionView

__all__ = ["write_archive"]

# Up to this size an archive is made in memory, above it in a temporary file.
_SPOOL_BYTES = 32 << 20


def write_archive(services: Services, actor: Actor, version: VersionView) -> IO[bytes]:
    """Return the archive, open at its start. The caller closes it."""
    archive = tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES)  # noqa: SIM115 - returned open
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for listed in version.artifacts:
            with projects.open_artifact(services, actor, version.id, listed.name) as artifact:
                target.writestr(listed.name, artifact.read_bytes())
    archive.seek(0)
    return archive
