"""publish: a checked issue into every form asked for, or a refusal that says why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kawaraban.model.errors import PublishError
from kawaraban.publish import FORMATS, file_name, render
from kawaraban.workflow.checking import CheckReport, check_at_desk
from kawaraban.workflow.desks import Desk

DEFAULT_FORMATS = ("md", "html", "pdf", "atom")


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published and where, with the check it passed; `failed` says which forms were not made."""

    files: tuple[Path, ...]
    check: CheckReport
    failed: tuple[str, ...] = ()


def publish(
    desk: Desk, path: Path, now: datetime, formats: Sequence[str] = DEFAULT_FORMATS
) -> PublishReport:
    """Check an issue, then write it in each format into published/NAME/.

    All forms are made before the first is written. A form that cannot be made, as a PDF without a font
    for its characters, is named in the report and the others are written.

    Raises:
        PublishError: The check found errors, a format is unknown, or no form can be made.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise PublishError(f"no format {unknown[0]!r}; choose from {', '.join(FORMATS)}")
    report = check_at_desk(path, desk)
    if report.errors:
        one = "error" if report.errors == 1 else "errors"
        raise PublishError(
            f"{path} has {report.errors} {one}: `kawaraban check {path}` shows them; nothing was published"
        )
    issue = replace(report.file.issue, status="published")
    if not issue.items:
        raise PublishError(f"{path} holds no item; draft one with `kawaraban draft PERIOD`")
    if not report.draft.must_cite:
        raise PublishError(
            f"{path} is no issue file of a desk (it has no front matter); nothing was published"
        )
    rendered: list[tuple[str, bytes]] = []
    failed: list[str] = []
    for name in formats:
        try:
            rendered.append((file_name(issue, FORMATS[name].suffix), render(issue, name, now)))
        except PublishError as error:
            failed.append(f"{name}: {error}")
    if not rendered:
        raise PublishError("; ".join(failed))
    folder = desk.folder / "published" / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in rendered:
        (folder / name).write_bytes(content)
    return PublishReport(tuple(folder / name for name, _ in rendered), report, tuple(failed))
