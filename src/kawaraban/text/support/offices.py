"""Does this person hold this office in the sources? And is this the kind of document they name?"""

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.documents import Document, is_kind_of
from kawaraban.text.offices import Office, titles_agree
from kawaraban.text.scripts import fold
from kawaraban.text.support.scope import Scope


def judge_office(office: Office, scope: Scope) -> Detail:
    """Return the verdict on an office with its holder, over the whole of the cited articles."""
    parts = {fold(part) for part in office.holder.split()}
    seen = ""
    for reading in scope.readings:
        for other in reading.offices:
            if not parts & {fold(part) for part in other.holder.split()}:
                continue
            if titles_agree(office.title, other.title):
                evidence = scope_evidence(scope, reading.article.id, other)
                return _detail(office, Verdict.SUPPORTED, evidence=evidence)
            seen = seen or other.words
    if seen:
        return _detail(office, Verdict.CONTRADICTED, seen)
    return _detail(office, Verdict.NEEDS_PERSON)


def scope_evidence(scope: Scope, article_id: str, found: Office) -> tuple[Evidence, ...]:
    """Return where an office stands, when a window of that article is at hand to quote from."""
    for window in scope.windows:
        if window.reading.article.id == article_id:
            return (window.evidence(found.start, found.end),)
    return ()


def _detail(
    office: Office, verdict: Verdict, expected: str = "", evidence: tuple[Evidence, ...] = ()
) -> Detail:
    return Detail("office", office.start, office.end, office.words, verdict, evidence, expected)


def judge_document(document: Document, scope: Scope) -> Detail:
    """Return the verdict on a kind of document: its own kind or a wider word must be named."""
    other = ""
    for window in scope.places():
        for found in window.reading.documents:
            if not window.span.start <= found.start < window.span.end:
                continue
            if is_kind_of(document.kind, found.kind):
                evidence = (window.evidence(found.start, found.end),)
                return Detail("document", document.start, document.end, document.words,
                              Verdict.SUPPORTED, evidence)  # fmt: skip
            other = other or found.words
    is_known = scope.is_readable and other
    verdict = Verdict.CONTRADICTED if is_known else Verdict.NEEDS_PERSON
    return Detail("document", document.start, document.end, document.words, verdict, expected=other)
