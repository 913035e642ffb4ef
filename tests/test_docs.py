"""Documents say what is so: each is held against the code it describes."""

import importlib
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from kawaraban import config
from kawaraban.archive.issue_file import read_issue
from kawaraban.check import load_checks
from kawaraban.cli.main import build_parser
from kawaraban.publish import FORMATS
from kawaraban.publish.markdown import render_markdown
from kawaraban.workflow.desks import read_period

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BEAT_PAGE = (DOCS / "beat.md").read_text("utf-8")
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAGES = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md")})
PARTS = ["Context", "Choice", "What we rejected", "What would change our mind"]


def load_tool():
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


MAKE_DOCS = load_tool()
COMMANDS = MAKE_DOCS.subparsers(build_parser())


def block(page, language):
    return re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)[1]


def glossary():
    """Return word, module and whether it is a class, for each row of the glossary."""
    for line in (DOCS / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] != "word":
            yield cells[0].strip("`"), cells[3].strip("`"), cells[0].startswith("`")


GLOSSARY = list(glossary())


def test_generated_pages_are_fresh():
    assert MAKE_DOCS.main(["--check"]) == 0, "run: python tools/make_docs.py"


@pytest.mark.parametrize("name", load_checks())
def test_check_has_a_section(name):
    page = (DOCS / "checks.md").read_text("utf-8")
    section = page.partition(f"\n## `{name}`\n")[2].partition("\n## ")[0]
    assert len(section.split()) > 12


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_with_its_options_and_an_example(name):
    page = (DOCS / "commands.md").read_text("utf-8")
    section = page.partition(f"\n## `kawaraban {name}`\n")[2].partition("\n## ")[0]
    options = [o for action in COMMANDS[name]._actions for o in action.option_strings]
    assert [option for option in options if option not in section] == []
    assert "Example: kawaraban" in section


def test_publish_help_names_every_format():
    assert ",".join(FORMATS) in COMMANDS["publish"].format_help()


@pytest.mark.parametrize(("word", "module", "is_class"), GLOSSARY, ids=[w for w, _, _ in GLOSSARY])
def test_glossary_word_is_a_class_where_it_says_so(word, module, is_class):
    if module.startswith("not built"):
        return
    assert (ROOT / "src" / "kawaraban" / module).is_file()
    name = "kawaraban." + module.removesuffix(".py").replace("/", ".")
    assert hasattr(importlib.import_module(name), word) is is_class


@pytest.mark.parametrize(
    "module", ["source", "article", "outcome", "event", "evidence", "issue", "finding"]
)
def test_every_class_of_the_model_is_a_word_of_the_glossary(module):
    loaded = importlib.import_module(f"kawaraban.model.{module}")
    own = [
        n for n, one in vars(loaded).items() if getattr(one, "__module__", "") == loaded.__name__
    ]
    classes = {name for name in own if isinstance(getattr(loaded, name), type)}
    assert classes - {word for word, _, _ in GLOSSARY} == set()


@pytest.mark.parametrize(
    "key", sorted(config._KNOWN_KEYS | config._SOURCE_KEYS | config._WRITER_KEYS)
)
def test_key_of_the_beat_file_is_documented(key):
    assert re.search(rf"^\| `\[*{key}\]*` \|", BEAT_PAGE, re.MULTILINE)


def test_example_beat_file_can_be_read(tmp_path):
    path = tmp_path / "beat.toml"
    path.write_text(block(BEAT_PAGE, "toml"), "utf-8")
    beat = config.read_beat(path)
    assert [source.key for source in beat.sources] == ["harbour-wire", "ministry"]
    assert set(tomllib.loads(path.read_text("utf-8"))) == config._KNOWN_KEYS


@pytest.mark.parametrize(
    "words", re.findall(r"^\| [^|]+ \| `(20[^`]+)` \|", BEAT_PAGE, re.MULTILINE)
)
def test_example_period_can_be_read(words):
    period = read_period(words)
    assert period.start <= period.end


def test_example_issue_reads_back_to_itself():
    issue = read_issue(block(BEAT_PAGE, "markdown"))
    sentences = [s for item in issue.items for paragraph in item.paragraphs for s in paragraph]
    assert [len(sentence.evidence) for sentence in sentences] == [1, 2, 0]
    assert [sentence.desk for sentence in sentences] == [False, False, True]
    assert issue.headlines == tuple(item.headline for item in issue.items)
    assert read_issue(render_markdown(issue)) == issue


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decision_has_its_four_parts_and_fits_a_page(path):
    text = path.read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS
    assert text.startswith(f"# {path.stem[:4]} ")
    assert len(text.split()) <= 500


def test_decisions_are_numbered_in_order():
    assert [int(path.stem[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def runtime_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    return [re.match(r"[\w.-]+", one)[0] for one in (*project["dependencies"], *extras)]


@pytest.mark.parametrize("name", runtime_dependencies())
def test_dependency_has_a_decision(name):
    records = [path.read_text("utf-8") for path in DECISIONS]
    assert any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", r, re.I) for r in records)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (path.parent / link).exists()] == []
