"""Issue -> files: one renderer a form, none made from another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kawaraban.model.errors import PublishError
from kawaraban.model.issue import Issue
from kawaraban.publish.atom import render_atom
from kawaraban.publish.html import render_html
from kawaraban.publish.markdown import render_markdown
from kawaraban.publish.pdf import render_pdf
from kawaraban.publish.words import file_name, with_short_spans

__all__ = ["FORMATS", "Format", "file_name", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that an issue is published in; `render` takes the issue, now and the site's address."""

    suffix: str
    media_type: str
    render: Callable[[Issue, datetime, str], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "md": Format(
            "md",
            "text/markdown",
            lambda issue, _now, _url: _bytes(render_markdown(with_short_spans(issue))),
        ),
        "html": Format("html", "text/html", lambda issue, _now, _url: _bytes(render_html(issue))),
        "pdf": Format("pdf", "application/pdf", lambda issue, now, _url: render_pdf(issue, now)),
        "atom": Format(
            "atom",
            "application/atom+xml",
            lambda issue, now, url: _bytes(render_atom(issue, url, now)),
        ),
    }
)


def render(issue: Issue, format_name: str, now: datetime, base_url: str = "") -> bytes:
    """Return an issue in one of `FORMATS`, no span of a source longer than 25 words.

    `now` is timezone-aware; `base_url` is the address that the files will lie under.

    Raises:
        PublishError: No such format, or a form that cannot be made of this issue.
    """
    if format_name not in FORMATS:
        names = ", ".join(FORMATS)
        raise PublishError(f"no format {format_name!r}; choose from {names}")
    return FORMATS[format_name].render(issue, now, base_url)


def _bytes(text: str) -> bytes:
    return text.encode()
