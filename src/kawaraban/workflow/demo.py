"""demo: a sample month, served from this machine, through every stage a user's desk goes."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import kawaraban
from kawaraban.collect.loopback import serve_folder
from kawaraban.config import BEAT_FILE, read_beat
from kawaraban.model.errors import ConfigError
from kawaraban.workflow.desks import Desk, open_desk

SAMPLES = {"japan": "2024-11", "neighbours": "2025-05"}  # each with the month it tells
_SAMPLE_ADDRESS = b"http://127.0.0.1:8023"


def sample_folder(name: str) -> Path:
    """Return where a sample month lies: in the package, or in the source tree beside it.

    Raises:
        ConfigError: It is in neither.
    """
    package = Path(kawaraban.__file__).parent
    for folder in (package / "examples" / name, package.parents[1] / "examples" / name):
        if (folder / BEAT_FILE).is_file():
            return folder
    raise ConfigError(
        "the sample month is not installed; install Kawaraban anew, or run it from a clone"
    )


@contextmanager
def sample_desk(folder: Path, now: Callable[[], datetime], name: str) -> Iterator[Desk]:
    """Serve a sample month on loopback for the block, and yield a desk whose beat points at it.

    A desk already in `folder` is used again: what it has collected stays.

    Raises:
        ConfigError: The sample is not installed, or the desk in `folder` is another one's.
    """
    sample = sample_folder(name)
    _refuse_other_sample(folder, name)
    with tempfile.TemporaryDirectory() as place:
        web = Path(place) / "web"
        shutil.copytree(sample / "web", web)
        with serve_folder(web, _port(sample, folder)) as address:
            _point_at(web, address.encode())
            folder.mkdir(parents=True, exist_ok=True)
            beat = (sample / BEAT_FILE).read_bytes().replace(_SAMPLE_ADDRESS, address.encode())
            (folder / BEAT_FILE).write_bytes(beat)
            yield open_desk(folder)


def _refuse_other_sample(folder: Path, name: str) -> None:
    path = folder / BEAT_FILE
    if path.is_file() and read_beat(path).name != name:
        raise ConfigError(
            f"{folder} holds another desk; name an empty folder for the sample {name}"
        )


def _port(sample: Path, folder: Path) -> int:
    """Return the port of the last demonstration in this folder, so that its addresses still hold."""
    try:
        beat = (folder / BEAT_FILE).read_text("utf-8")
        return int(beat.split("http://127.0.0.1:")[1].split("/")[0])
    except (OSError, IndexError, ValueError):
        return 0


def _point_at(web: Path, address: bytes) -> None:
    for page in web.rglob("*"):
        if page.is_file():
            page.write_bytes(page.read_bytes().replace(_SAMPLE_ADDRESS, address))
