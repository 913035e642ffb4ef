"""What a check hands to people: the tick sheet, and the Word file with comments at the words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError
from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Finding
from kawaraban.model.issue import Place
from kawaraban.model.tick_sheet import Tick
from kawaraban.publish.annotated import Comment, annotate_docx
from kawaraban.publish.tick_sheet import tick_sheet_docx, tick_sheet_html, tick_sheet_text
from kawaraban.text.details import details_at
from kawaraban.text.reading import read_article
from kawaraban.workflow.checking import CheckReport

SHEETS = (".txt", ".html", ".docx")


def source_name(article: Article) -> str:
    """Return what to call a source: its publisher, or the name of its file; with its day."""
    name = article.publisher or article.title
    if article.url.startswith("file:"):
        name = unquote(article.url.rsplit("/", 1)[-1])
    return f"{name}, {article.day}" if article.day else name


def ticks(report: CheckReport) -> Iterator[Tick]:
    """Yield every detail of a checked file with its verdict, in reading order."""
    articles = {article.id: article for article in report.draft.articles}
    for place, sentence in report.draft.sentences():
        for detail in details_at(report.draft, place):
            evidence = detail.evidence[0] if detail.evidence else None
            article = articles.get(evidence.source) if evidence else None
            yield Tick(
                where(report, place),
                sentence.text,
                detail.kind,
                detail.words,
                detail.verdict.value,
                source_name(article) if article else "",
                _sentence(article, evidence) if article and evidence else "",
            )


def _sentence(article: Article, evidence: Evidence) -> str:
    """Return the sentence of an article that holds the evidence, or the evidence where it is longer."""
    reading = read_article(article)
    span = reading.sentences[reading.sentence_at(evidence.start)]
    return evidence.exact if evidence.end > span.end else span.of(article.text)


def where(report: CheckReport, place: Place) -> str:
    """Return where a place stands in the file: "line 12", "page 3"."""
    return f"{report.file.unit} {report.file.lines.get(place, 1)}"


def write_tick_sheet(report: CheckReport, path: Path) -> None:
    """Write the tick sheet in the form that the file's name asks for.

    Raises:
        ConfigError: The name has another ending, or the file cannot be written.
    """
    found, title = list(ticks(report)), report.path.name
    if path.suffix == ".html":
        body = tick_sheet_html(found, title).encode()
    elif path.suffix == ".docx":
        body = tick_sheet_docx(found, title)
    elif path.suffix == ".txt":
        body = tick_sheet_text(found).encode()
    else:
        raise ConfigError(f"{path}: a tick sheet ends in {', '.join(SHEETS)}; name it so")
    _write(path, body)


def write_annotated(report: CheckReport, path: Path) -> int:
    """Write a copy of the checked Word file with comments; return how many found no words.

    Raises:
        ConfigError: The checked file is no Word file, or the copy cannot be written.
    """
    if report.path.suffix.lower() != ".docx":
        raise ConfigError(f"{report.path} is no .docx; only a Word file can be annotated")
    if path.resolve() == report.path.resolve():
        raise ConfigError(f"{path} is the checked file itself; name another for the copy")
    names = {article.id: source_name(article) for article in report.draft.articles}
    comments = [_comment(report, finding, names) for finding in report.findings]
    body, lost = annotate_docx(report.path.read_bytes(), comments)
    _write(path, body)
    return len(lost)


def _comment(report: CheckReport, finding: Finding, names: Mapping[str, str]) -> Comment:
    said = [f"{finding.severity.value}: {finding.message} ({finding.check})"]
    said += [f"{names.get(e.source, 'source')}: “{e.exact}”" for e in finding.evidence[:1]]
    if finding.suggestion and finding.suggestion.change:
        said.append(f"Perhaps: {finding.suggestion.change}")
    if finding.suggestion and finding.suggestion.add_source:
        said.append(f"Or cite {finding.suggestion.add_source} too")
    sentence = report.draft.text_at(finding.place)
    paragraph = report.file.lines.get(finding.place, 1)
    return Comment(paragraph, sentence, finding.start, finding.end, "\n".join(said))


def _write(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written ({error.strerror}); name another") from error
