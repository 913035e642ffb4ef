"""The shape of the house: layers, sizes, names, and where outside packages may be used."""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "kawaraban"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400
VAGUE = {
    "util", "utils", "helper", "helpers", "common", "misc", "base", "core", "manager", "managers",
}  # fmt: skip

# Packages used in more than one top-level folder, with the reason.
USED_TWICE = {
    "babel": ({"text", "publish"}, "CLDR: names of countries to read, names of languages to print"),
    "docx": ({"extract", "publish"}, "Word files are read in the one, annotated in the other"),
    "rapidfuzz": ({"text", "check"}, "misspelt names, and the headline nearest to a listed one"),
}
# Packages imported but not declared, with the reason.
UNDECLARED = {"markupsafe": "part of Jinja2's own interface: its templates return this type"}


def name_of(path):
    return path.relative_to(SOURCE).as_posix()


def outside_imports(path):
    """Return the packages from outside that a module imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"kawaraban"}


def users():
    """Return the top-level folders (or modules) that use each package from outside."""
    used = defaultdict(set)
    for path in MODULES:
        for package in outside_imports(path):
            used[package].add(path.relative_to(SOURCE).parts[0].removesuffix(".py"))
    return dict(used)


USERS = users()


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    return {normal(re.match(r"[\w.-]+", one)[0]) for one in (*project["dependencies"], *extras)}


def test_import_contracts_are_kept():
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_not_too_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_has_a_name_that_says_something(path):
    parts = path.relative_to(SOURCE).with_suffix("").parts
    assert VAGUE & {word for part in parts for word in part.split("_")} == set()


@pytest.mark.parametrize("package", sorted(USERS))
def test_outside_package_is_used_in_one_folder(package):
    allowed, _reason = USED_TWICE.get(package, (None, ""))
    if allowed:
        assert USERS[package] == allowed, "the list of exceptions is out of date"
    else:
        assert len(USERS[package]) == 1


@pytest.mark.parametrize("package", sorted(USERS))
def test_outside_package_is_declared(package):
    distributions = {normal(one) for one in packages_distributions().get(package, [])}
    if not distributions:
        pytest.skip(f"{package} is an extra that is not installed")
    assert package in UNDECLARED or distributions & declared()


def test_model_uses_the_standard_library_only():
    used = {package for package, folders in USERS.items() if "model" in folders}
    assert used == set()
