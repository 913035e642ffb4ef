"""The commands, their options and their help."""

import argparse
import os
import sys

import kawaraban
from kawaraban.model.errors import KawarabanError
from kawaraban.workflow.demo import SAMPLES

_FORMATTER = argparse.RawDescriptionHelpFormatter


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    parser = argparse.ArgumentParser(
        prog="kawaraban",
        description="A digest desk: every sentence tied to words in a source, every detail checked.",
        epilog="Try it: kawaraban demo\nThen:   kawaraban check report.md --sources folder/",
        formatter_class=_FORMATTER,
    )
    parser.add_argument("--version", action="version", version=f"kawaraban {kawaraban.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_reading(commands)
    _add_desk(commands)
    _add_making(commands)
    _add_filters(commands)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    what: str,
    example: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=what, description=f"{what[:1].upper()}{what[1:]}.", epilog=f"Example: {example}",
        formatter_class=_FORMATTER,
    )  # fmt: skip


def _add_desk_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--desk", metavar="DIR", help="the desk folder (default: the nearest above)"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON Lines")


def _add_reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = _command(
        commands,
        "check",
        "check a digest against its sources",
        "kawaraban check report.md --sources folder/",
    )
    check.add_argument(
        "file", nargs="?", help="the digest: Markdown, plain text, HTML, Word or PDF"
    )
    check.add_argument(
        "--sources", metavar="DIR", help="a folder of pages, text, Word and PDF files"
    )
    check.add_argument(
        "--fetch", action="store_true", help="fetch the pages that its notes and links name"
    )
    check.add_argument(
        "--allow-private", action="store_true", help="allow addresses inside your network"
    )
    _add_desk_option(check)
    check.add_argument(
        "--format",
        choices=["text", "json", "sarif", "github"],
        default="text",
        help="how to print (text)",
    )
    check.add_argument(
        "--tick-sheet",
        nargs="?",
        const="-",
        metavar="FILE",
        help="every detail with its verdict and the source's words: printed, or as .txt, .html, .docx",
    )
    check.add_argument(
        "--annotate", metavar="COPY.docx", help="write a copy of the Word file with comments"
    )
    check.add_argument("--explain", metavar="CODE", help="say what a check finds, and stop")
    check.add_argument(
        "--waive", metavar="CODE[:LINE]", help="let these findings stand, for the --reason given"
    )
    check.add_argument("--reason", metavar="WORDS", help="why they may stand")
    check.add_argument(
        "--watch", action="store_true", help="check again whenever the file or a source changes"
    )
    check.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    _command(commands, "checks", "list every check", "kawaraban checks")
    demo = _command(
        commands, "demo", "run a sample month through every stage", "kawaraban demo my-demo"
    )
    demo.add_argument(
        "folder", nargs="?", default="kawaraban-demo", help="where to (kawaraban-demo)"
    )
    demo.add_argument(
        "--sample", choices=tuple(SAMPLES), default="japan", help="which month (japan)"
    )
    demo.add_argument("--replace", action="store_true", help="draft anew where an issue was edited")


def _add_desk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    init = _command(commands, "init", "make a new desk folder", "kawaraban init japan --beat japan")
    init.add_argument("folder", help="the folder to make")
    init.add_argument("--beat", metavar="NAME", help="the beat's name (default: the folder's)")
    collect = _command(
        commands,
        "collect",
        "fetch what the beat's sources publish",
        "kawaraban collect --since 2024-11-01",
    )
    collect.add_argument(
        "--since", metavar="DATE", help="leave alone what a feed dates before this day"
    )
    collect.add_argument(
        "--allow-private", action="store_true", help="allow addresses inside your network"
    )
    _add_desk_option(collect)
    add = _command(
        commands, "add", "add pages, feeds or files by hand", "kawaraban add page.html paper.pdf"
    )
    add.add_argument("what", nargs="+", metavar="PATH|URL", help="files, folders or addresses")
    add.add_argument(
        "--allow-private", action="store_true", help="allow addresses inside your network"
    )
    _add_desk_option(add)
    sources = _command(
        commands, "sources", "show the sources and what fails there", "kawaraban sources"
    )
    _add_desk_option(sources)
    _add_json(sources)
    articles = _command(
        commands, "articles", "list the articles", "kawaraban articles --period 2024-11 --json"
    )
    articles.add_argument("--period", metavar="PERIOD", help="a month, week, day or range of days")
    _add_desk_option(articles)
    _add_json(articles)
    search = _command(commands, "search", "find articles by words", "kawaraban search 防衛 Okinawa")
    search.add_argument("words", nargs="+", help="words that must all occur")
    _add_desk_option(search)
    _add_json(search)


def _add_making(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    events = _command(
        commands,
        "events",
        "rank a period's events, with the reasons",
        "kawaraban events --period 2024-11",
    )
    events.add_argument("--period", required=True, help="a month, week, day or range of days")
    events.add_argument(
        "--why", metavar="EVENT", help="where its points come from: a number, id or title words"
    )
    events.add_argument("--why-not", metavar="EVENT", help="what keeps it out of the issue")
    _add_desk_option(events)
    _add_json(events)
    draft = _command(commands, "draft", "draft a period's issue", "kawaraban draft 2024-11")
    draft.add_argument("period", help="a month, week, day or range of days")
    draft.add_argument(
        "--replace",
        action="store_true",
        help="take nothing over from an edited issue; the old file is kept beside the new one",
    )
    draft.add_argument(
        "--no-writer", action="store_true", help="ask no language model, whatever beat.toml names"
    )
    _add_desk_option(draft)
    publish = _command(
        commands,
        "publish",
        "publish a checked issue",
        "kawaraban publish issues/2024-11.md --to html,pdf",
    )
    publish.add_argument("issue", metavar="ISSUE.md", help="the issue file")
    publish.add_argument("--to", default="md,html,pdf,atom", help="formats (md,html,pdf,atom)")
    _add_desk_option(publish)


def _add_filters(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    extract = _command(
        commands, "extract", "filter: pages to articles", "kawaraban extract page.html | jq .title"
    )
    extract.add_argument("--url", help="the page's address")
    extract.add_argument("files", nargs="*", metavar="FILE", help="pages (default: standard input)")
    _command(
        commands, "cluster", "filter: articles to events", "kawaraban cluster < articles.jsonl"
    )
    _command(
        commands, "verify", "filter: statements to verdicts", "kawaraban verify < statements.jsonl"
    )


def main(argv: list[str] | None = None) -> None:
    """Run the `kawaraban` command and exit: 0 done, 1 something failed, 2 nothing could be done."""
    arguments = build_parser().parse_args(argv)
    from kawaraban.cli import commands  # the stages load only once a command is to run

    name = "run_checks_list" if arguments.command == "checks" else f"run_{arguments.command}"
    try:
        status = int(getattr(commands, name)(arguments))
        sys.stdout.flush()
    except KawarabanError as error:
        print(f"kawaraban: {error}", file=sys.stderr)
        status = 2
    except KeyboardInterrupt:
        print(
            "\nkawaraban: stopped; what was stored is safe, run it again to go on", file=sys.stderr
        )
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
