"""Does this person hold this office in the sources? And is this the kind of document they name?"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.documents import Document, is_kind_of
from kawaraban.text.evidence import quote_span, sentence_evidence
from kawaraban.text.offices import Office, Post, read_posts, titles_agree
from kawaraban.text.scripts import fold
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.support.slots import Rival, find_rival

_MARGIN = 0.16


def judge_office(office: Office, scope: Scope) -> Detail:
    """Return the verdict on an office with its holder, over the whole of the cited articles."""
    seen: tuple[Evidence, str] | None = None
    for reading in scope.readings:
        for other in reading.offices:
            if not _is_holder(office.holder, other.holder):
                continue
            if titles_agree(office.title, other.title):
                evidence = quote_span(reading.article, other.start, other.end)
                return _detail(office, Verdict.SUPPORTED, evidence=(evidence,))
            if not (_is_general(office.title) or _is_general(other.title)):
                seen = seen or (sentence_evidence(reading, other.start), other.words)
    if seen:
        return _detail(office, Verdict.CONTRADICTED, seen[1], (seen[0],))
    return _detail(office, Verdict.NEEDS_PERSON)


def _is_holder(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: no part of the shorter is missing from the longer."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    shared = sum(any(_is_one_part(part, other) for other in long) for part in short)
    return shared == len(short) or shared >= 2


def _is_one_part(one: str, other: str) -> bool:
    """Tell whether two parts of names are one, or spellings of one: Nattaya, Natthaya."""
    if one == other:
        return True
    return len(one) >= 5 and OSA.distance(one, other, score_cutoff=1) <= 1


_GENERAL = (
    "official",
    "head",
    "chief",
    "chair",
    "director",
    "boss",
    "leader",
    "chairman",
    "chairwoman",
    "commander",
    "speaker",
    "commissioner",
    "general",
    "member",
    "professor",
    "engineer",
    "candidate",
)


def _is_general(title: str) -> bool:
    """Tell whether a title is one that a person may bear beside an office, or may have borne."""
    return title.split()[-1] in _GENERAL or title in ("minister", "secretary")


def _detail(
    office: Office, verdict: Verdict, expected: str = "", evidence: tuple[Evidence, ...] = ()
) -> Detail:
    return Detail("office", office.start, office.end, office.words, verdict, evidence, expected)


def judge_document(
    document: Document, text: str, others: tuple[Document, ...], scope: Scope
) -> Detail:
    """Return the verdict on a kind of document: its own kind or a wider word must be named.

    The likeliest sentences decide where they name a document at all; else the whole articles do. A
    kind that is named elsewhere is misattributed where another kind has its place.
    """
    other: tuple[Evidence, str] | None = None
    for windows in (scope.windows, scope.places()):
        for window, found in _documents(windows):
            if is_kind_of(document.kind, found.kind):
                rival = _document_in_place(document, text, others, scope)
                if rival:
                    evidence = rival.sentence_evidence()
                    return _document(document, Verdict.CONTRADICTED, (evidence,), rival.words)
                evidence = window.evidence(found.start, found.end)
                return _document(document, Verdict.SUPPORTED, (evidence,))
            other = other or (window.sentence_evidence(found.start), found.words)
        if other and scope.is_all_read and not document.is_loose:
            return _document(document, Verdict.CONTRADICTED, (other[0],), other[1])
    return _document(document, Verdict.NEEDS_PERSON)


def _document_in_place(
    document: Document, text: str, others: tuple[Document, ...], scope: Scope
) -> Rival | None:
    """Return the document of another kind that stands in a document's place, if one does."""
    if document.is_loose:
        return None
    stated = {one.kind for one in others}
    found = [(reading, one) for reading in scope.readings for one in reading.documents]
    places = [(reading, one.start) for reading, one in found if is_kind_of(document.kind, one.kind)]
    rivals = [
        Rival(reading, one.start, one.end)
        for reading, one in found
        if not any(is_kind_of(kind, one.kind) or is_kind_of(one.kind, kind) for kind in stated)
    ]
    return find_rival(text, document.start, document.end, places, rivals, scope, _MARGIN)


def _documents(windows: Sequence[Window]) -> Iterator[tuple[Window, Document]]:
    for window in windows:
        for found in window.reading.documents:
            if window.span.start <= found.start < window.span.end:
                yield window, found


def _document(
    document: Document, verdict: Verdict, evidence: tuple[Evidence, ...] = (), expected: str = ""
) -> Detail:
    return Detail(
        "document", document.start, document.end, document.words, verdict, evidence, expected
    )


def judge_post(post: Post, scope: Scope) -> Detail:
    """Return the verdict on a ministry or minister: its field must be told of one there.

    Contradicted where the likeliest sentences tell only of other fields' ministries or ministers.
    """
    for window in scope.places():
        for found in _posts(window):
            if found.field == post.field:
                evidence = window.evidence(
                    window.span.start + found.start, window.span.start + found.end
                )
                return _post(post, Verdict.SUPPORTED, (evidence,))
    if post.field in scope.words():
        return _post(post, Verdict.NEEDS_PERSON)  # the post may be told by its field: "at finance"
    for window in scope.windows:
        for found in _posts(window):
            sentence = window.sentence_evidence(window.span.start + found.start)
            if scope.is_all_read:
                return _post(post, Verdict.CONTRADICTED, (sentence,), found.words)
    return _post(post, Verdict.NEEDS_PERSON)


def _posts(window: Window) -> tuple[Post, ...]:
    return (
        read_posts(window.span.of(window.reading.article.text)) if window.reading.is_english else ()
    )


def _post(
    post: Post, verdict: Verdict, evidence: tuple[Evidence, ...] = (), expected: str = ""
) -> Detail:
    return Detail("office", post.start, post.end, post.words, verdict, evidence, expected)
