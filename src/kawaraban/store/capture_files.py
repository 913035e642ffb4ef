"""Captured bytes on disk, named by their hash: written once, whole or not at all."""

import gzip
import hashlib
import zlib
from pathlib import Path

from kawaraban.model.errors import StoreError
from kawaraban.store.whole_files import write_whole


class CaptureFiles:
    """The folder of captured bytes: `ab/abcdef….gz`, gzip without a time stamp."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, sha256: str, body: bytes) -> None:
        """Keep bytes under their hash; when this returns they are on disk."""
        path = self._path(sha256)
        if path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, gzip.compress(body, 6, mtime=0))
        except OSError as error:
            raise StoreError(
                f"{path.parent} cannot be written ({error.strerror}); "
                "make room or give yourself the right to write there"
            ) from error

    def read(self, sha256: str) -> bytes:
        """Return the bytes with this hash; raise StoreError when they are gone or damaged."""
        path = self._path(sha256)
        try:
            body = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise StoreError(f"{path} is gone or damaged ({error}); {RESTORE}") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise StoreError(f"{path} is not what was captured; {RESTORE}")
        return body

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.gz"


RESTORE = "put it back from a backup, or fetch the page anew"
