"""issues/NAME.md: a new draft is written over it without losing a word that an editor put there."""

from dataclasses import dataclass
from pathlib import Path

from kawaraban.archive.issue_file import read_issue
from kawaraban.draft.merge import Change, changes, merge_issues
from kawaraban.model.errors import ConfigError
from kawaraban.model.issue import Issue
from kawaraban.publish.markdown import render_markdown
from kawaraban.store.whole_files import write_whole

_DRAFTS = ".drafts"


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the issue as it now stands, and what of it changed; `is_merged` with edits kept."""

    issue: Issue
    changes: tuple[Change, ...] = ()
    is_new: bool = True
    is_merged: bool = False


def save_draft(path: Path, issue: Issue, replace: bool) -> Saved:
    """Write a new draft into an issue file; what the editor changed since the last draft stays.

    The draft as made is kept in issues/.drafts, to tell the editor's words from ours the next time.
    With `replace` the draft is written as it is, and the file that was there is kept beside it.

    Raises:
        ConfigError: The file holds an issue that this desk did not draft, and `replace` is not set.
        IssueError: The file cannot be read as an issue.
    """
    drafted = path.parent / _DRAFTS / path.name
    text = render_markdown(issue)
    here = path.read_text("utf-8") if path.exists() else None
    if here == text:
        write_text(drafted, text)
        return Saved(issue, is_new=False)
    if here is None or replace:
        if here is not None:
            path.rename(_free_name(path))
        write_text(path, text)
        write_text(drafted, text)
        return Saved(issue)
    if not drafted.exists():
        raise ConfigError(
            f"{path} exists and was not drafted here; --replace drafts anew and keeps the old one beside it"
        )
    return _merge(path, drafted, here, text, issue)


def _merge(path: Path, drafted: Path, here: str, text: str, issue: Issue) -> Saved:
    base, mine, new = read_issue(drafted.read_text("utf-8")), read_issue(here), read_issue(text)
    merged = merge_issues(base, mine, new)
    written = render_markdown(merged)
    write_text(path, written)
    write_text(drafted, text)
    return Saved(merged, changes(mine, merged), written != here, mine.items != base.items)


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_suffix(f".{number}.md")).exists():
        number += 1
    return kept


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: a full disk or a kill leaves the one that was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"), mode=0o666)
