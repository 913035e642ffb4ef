"""One function a command: call one workflow function and print; returns the exit status."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from difflib import get_close_matches
from pathlib import Path

from kawaraban.check import load_checks
from kawaraban.cli import show
from kawaraban.cli.formats import FORMATS
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError
from kawaraban.publish.tick_sheet import tick_sheet_text
from kawaraban.workflow import filters
from kawaraban.workflow.asking import WriterReport
from kawaraban.workflow.checking import CheckReport, check_at_desk, check_with_sources
from kawaraban.workflow.collecting import CollectReport, add, collect, failures
from kawaraban.workflow.demo import SAMPLES, sample_desk
from kawaraban.workflow.desks import Desk, articles_of, init_desk, open_desk, read_period
from kawaraban.workflow.drafting import DraftReport, draft, events
from kawaraban.workflow.explaining import why, why_not
from kawaraban.workflow.publishing import PublishReport, publish
from kawaraban.workflow.second_reader import ticks, write_annotated, write_tick_sheet
from kawaraban.workflow.waivers import add_waiver
from kawaraban.workflow.watching import changes

Arguments = argparse.Namespace


def now_utc() -> datetime:
    """Return the time by this machine's clock."""
    return datetime.now(UTC)


def _desk(arguments: Arguments) -> Desk:
    return open_desk(Path(arguments.desk) if arguments.desk else None)


def _settings(arguments: Arguments, desk: Desk) -> CollectSettings:
    since = None
    if getattr(arguments, "since", None):
        day = read_period(arguments.since).start
        since = datetime.combine(day, time(0), UTC)
    return CollectSettings(
        contact=desk.beat.contact, allow_private=arguments.allow_private, since=since
    )


def _with_progress(run: Callable[[Callable[[str], None]], CollectReport]) -> CollectReport:
    progress = show.Progress()
    try:
        return run(progress)
    finally:
        progress.close()


def run_collect(arguments: Arguments) -> int:
    """Collect the beat's sources."""
    desk = _desk(arguments)
    if not desk.beat.sources:
        raise ConfigError(
            f"{desk.folder / 'beat.toml'} names no source; add a [[source]] with its feeds"
        )
    settings = _settings(arguments, desk)
    return _print_collected(_with_progress(lambda p: collect(desk, now_utc, settings, p)))


def run_add(arguments: Arguments) -> int:
    """Add pages, feeds and files."""
    desk = _desk(arguments)
    settings = _settings(arguments, desk)
    return _print_collected(
        _with_progress(lambda p: add(desk, arguments.what, now_utc, settings, p))
    )


def _print_collected(report: CollectReport) -> int:
    show.out(
        f"{report.fetched} fetched, {report.unchanged} unchanged; "
        f"{report.new} new articles, {report.updated} updated; {len(report.failed)} failed"
    )
    if report.undated:
        show.out(f"{report.undated} articles have no date and are in no period")
    show.print_failed(report.failed)
    return 1 if report.failed else 0


def run_sources(arguments: Arguments) -> int:
    """Show each source with what fails there."""
    desk = _desk(arguments)
    failing = failures(desk)
    with desk.store() as store:
        held = [a.publisher for a in store.articles()]
    for source in desk.beat.sources:
        faults = [f for f in failing if f.source == source.key]
        if arguments.json:
            show.print_json(
                {
                    "key": source.key,
                    "name": source.name,
                    "articles": held.count(source.name),
                    "failing": [{"url": f.url, "reason": f.reason} for f in faults],
                }
            )
            continue
        state = "fails" if faults else ("ok" if source.name in held else "silent")
        show.out(f"{state:7}{held.count(source.name):5}  {source.name}")
        for fault in faults:
            show.out(f"              {fault.reason}")
    return 0


def run_articles(arguments: Arguments) -> int:
    """List the articles, of a period if one is given."""
    desk = _desk(arguments)
    with desk.store() as store:
        if arguments.period:
            found = articles_of(store, desk.beat, read_period(arguments.period))
        else:
            found = store.articles()
    _print_articles(arguments, found)
    return 0


def run_search(arguments: Arguments) -> int:
    """Find articles by words."""
    desk = _desk(arguments)
    with desk.store() as store:
        found = store.search(" ".join(arguments.words))
    _print_articles(arguments, found)
    if not found and not arguments.json:
        show.err("nothing found")
    return 0


def _print_articles(arguments: Arguments, found: tuple[Article, ...]) -> None:
    for article in found:
        if arguments.json:
            show.print_json(filters.article_json(article))
        else:
            show.out(
                f"{article.day or 'undated   '}  {article.language:3} {article.publisher}: {article.title}"
            )


def run_events(arguments: Arguments) -> int:
    """Show the ranked events of a period."""
    desk = _desk(arguments)
    period = read_period(arguments.period)
    month = events(desk, period)
    if arguments.why or arguments.why_not:
        lines = why(month, arguments.why) if arguments.why else ()
        lines += why_not(month, arguments.why_not, desk.beat, period) if arguments.why_not else ()
        for line in lines:
            show.out(line)
        return 0
    for number, one in enumerate(month.events, 1):
        if arguments.json:
            show.print_json(
                {
                    "event": one.event.id,
                    "title": one.title,
                    "score": one.score,
                    "reasons": list(one.reasons),
                    "points": [[point.reason, point.points] for point in one.points],
                    "articles": list(one.event.articles),
                    "first_day": str(one.event.first_day),
                    "last_day": str(one.event.last_day),
                }
            )
            continue
        show.out(f"{number:3}  {one.score:5.1f}  {one.event.first_day}  {one.title}")
        show.out(f"            {'; '.join(one.reasons)}")
    if not arguments.json:
        for line in month.lacks:
            show.out(line)
    if not month.events:
        show.err(f"no event of the beat in {arguments.period}; run `kawaraban collect` first")
    return 0


def run_draft(arguments: Arguments) -> int:
    """Draft a period's issue."""
    desk = _desk(arguments)
    period = read_period(arguments.period)
    report = draft(desk, period, arguments.period, arguments.replace, not arguments.no_writer)
    return _print_drafted(report)


def _print_drafted(report: DraftReport) -> int:
    sentences = sum(len(p) for item in report.issue.items for p in item.paragraphs)
    show.out(
        f"{report.path}: {len(report.issue.items)} items, {sentences} sentences, "
        f"{len(report.issue.references)} sources"
    )
    for item in report.issue.items:
        show.out(f"  - {item.headline}")
    if report.saved.is_merged:
        show.out(
            "  your edits are kept; changed since:"
            if report.saved.changes
            else "  your edits are kept"
        )
    for change in report.saved.changes:
        show.out(f"  {change.mark} {change.text}")
    if report.writer:
        _print_writer(report.writer)
    for line in report.missing:
        show.err(line)
    for line in report.lacks:
        show.out(f"  {line}")
    for one in report.left_out:
        show.out(f"  left out: {one.what} ({one.reason})")
    return 0


def _print_writer(writer: WriterReport) -> None:
    show.out(
        f"  writer: {writer.by_model} of {writer.sentences} sentences by {writer.model}, "
        f"{writer.refused} refused (see {writer.file})"
    )
    if writer.trouble:
        show.err(f"writer: {writer.trouble}")


def run_check(arguments: Arguments) -> int:
    """Check a digest."""
    if arguments.explain:
        return _explain(arguments.explain)
    if not arguments.file:
        raise ConfigError("name the digest to check: kawaraban check report.md --sources folder/")
    if not arguments.watch:
        return _check_once(arguments)
    watched = [Path(arguments.file), *([Path(arguments.sources)] if arguments.sources else [])]
    for _ in changes(watched):
        show.clear_screen()
        _check_once(arguments)
    return 0


def _explain(code: str) -> int:
    checks = load_checks()
    if code not in checks:
        near = get_close_matches(code, checks, 1)
        hint = f"; did you mean {near[0]}?" if near else "."
        raise ConfigError(f"there is no check {code}{hint} `kawaraban checks` lists them all")
    show.out(f"{code} ({checks[code].SEVERITY.value})\n\n{(checks[code].__doc__ or '').strip()}")
    return 0


def _check_once(arguments: Arguments) -> int:
    report = _checked(arguments)
    if arguments.waive:
        report = _waive(arguments, report)
    if arguments.tick_sheet == "-":
        show.out(tick_sheet_text(list(ticks(report))))
    else:
        for line in FORMATS[arguments.format](report):
            show.out(line)
    if arguments.format == "text":
        show.print_summary(report)
    if arguments.tick_sheet not in (None, "-"):
        write_tick_sheet(report, Path(arguments.tick_sheet))
    if arguments.annotate:
        lost = write_annotated(report, Path(arguments.annotate))
        show.err(f"{lost} findings could not be placed in the copy") if lost else None
    return _status(report, arguments.strict)


def _checked(arguments: Arguments) -> CheckReport:
    path = Path(arguments.file)
    if arguments.sources or arguments.fetch or (not arguments.desk and not _is_at_desk(path)):
        sources = Path(arguments.sources) if arguments.sources else None
        private = CollectSettings(allow_private=arguments.allow_private)
        return check_with_sources(path, sources, now_utc(), private if arguments.fetch else None)
    return check_at_desk(path, open_desk(Path(arguments.desk) if arguments.desk else None))


def _waive(arguments: Arguments, report: CheckReport) -> CheckReport:
    """Keep waivers for the findings named by check and line, and return the report without them."""
    if not (arguments.reason or "").strip():
        raise ConfigError("--waive needs --reason: say why the words may stand")
    code, _, line = arguments.waive.partition(":")
    found = [
        one
        for one in report.findings
        if one.check == code and line in ("", str(report.file_position(one)[0]))
    ]
    if not found:
        raise ConfigError(f"nothing found for {arguments.waive}; give CODE:LINE as check prints it")
    add_waiver(report.path, report.draft, found, arguments.reason, now_utc().date())
    return _checked(arguments)


def _is_at_desk(path: Path) -> bool:
    try:
        desk = open_desk(None)
    except ConfigError:
        return False
    return path.absolute().is_relative_to(desk.folder)


def _status(report: CheckReport, strict: bool) -> int:
    return 1 if report.errors or report.unread or (strict and report.warnings) else 0


def run_publish(arguments: Arguments) -> int:
    """Publish an issue."""
    desk = _desk(arguments)
    report = publish(desk, Path(arguments.issue), now_utc(), arguments.to.split(","))
    return _print_published(report)


def _print_published(report: PublishReport) -> int:
    for path in report.files:
        show.out(f"{path}  {path.stat().st_size / 1000:.0f} kB")
    for fault in report.failed:
        show.err(f"not made: {fault}")
    return 1 if report.failed else 0


def run_demo(arguments: Arguments) -> int:
    """Run a sample month through every stage."""
    folder, month = Path(arguments.folder), SAMPLES[arguments.sample]
    with sample_desk(folder, now_utc, arguments.sample) as desk:
        settings = CollectSettings(contact=desk.beat.contact, allow_private=True)
        show.out(f"Collecting {len(desk.beat.sources)} sources …")
        status = _print_collected(_with_progress(lambda p: collect(desk, now_utc, settings, p)))
        show.out("Grouping and drafting …")
        drafted = draft(desk, read_period(month), month, arguments.replace)
        _print_drafted(drafted)
        show.out("Checking …")
        report = check_at_desk(drafted.path, desk)
        for line in FORMATS["text"](report):
            show.out(line)
        show.print_summary(report)
        show.out("Publishing …")
        return max(status, _print_published(publish(desk, drafted.path, now_utc())))


def run_init(arguments: Arguments) -> int:
    """Make a desk folder."""
    folder = Path(arguments.folder)
    desk = init_desk(folder, arguments.beat or folder.absolute().name)
    show.out(f"{desk.folder / 'beat.toml'}: name your sources there, then run `kawaraban collect`")
    return 0


def run_checks_list(arguments: Arguments) -> int:
    """List the checks."""
    for name, one in load_checks().items():
        first = (one.__doc__ or "").strip().splitlines()[0]
        show.out(f"{name:26} {one.SEVERITY.value:8} {first}")
    return 0


def run_extract(arguments: Arguments) -> int:
    """Filter: pages to articles."""
    if arguments.files:
        paths = [Path(one) for one in arguments.files]
        return show.print_answers(filters.extract_files(paths, now_utc(), arguments.url or ""))
    answer = filters.extract_bytes(sys.stdin.buffer.read(), now_utc(), arguments.url or "")
    return show.print_answers([answer])


def run_cluster(arguments: Arguments) -> int:
    """Filter: articles to events."""
    return show.print_answers(filters.cluster_lines(_lines()))


def run_verify(arguments: Arguments) -> int:
    """Filter: statements to verdicts."""
    return show.print_answers(filters.verify_lines(_lines()))


def _lines() -> list[str]:
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    return [line for line in text.split("\n") if line.strip()]
