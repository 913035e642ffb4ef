"""Draws docs/caught.svg: what `kawaraban check` prints for examples/check, as a terminal shows it."""

import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = ["check", "examples/check/report.md", "--sources", "examples/check/sources/"]
LINE = 19
WIDTH = 118


def main() -> None:
    """Run the command and write the picture."""
    run = [sys.executable, "-m", "kawaraban", *COMMAND]
    printed = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    lines = [f"$ kawaraban {' '.join(COMMAND)}", *printed.splitlines()]
    lines = [line if len(line) <= WIDTH else line[: WIDTH - 1] + "…" for line in lines]
    (ROOT / "docs" / "caught.svg").write_text(draw(lines), "utf-8")


def draw(lines: list[str]) -> str:
    """Return the lines as an SVG picture."""
    height = LINE * len(lines) + 36
    rows = [
        f'<text x="18" y="{30 + LINE * i}" class="{_kind(line)}">{_spaced(line)}</text>'
        for i, line in enumerate(lines)
    ]
    style = (
        "text{font:13px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#e9e3d6;"
        "white-space:pre}.error{fill:#f0907c}.source{fill:#b9b1a2}.command{fill:#9db8e6}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 {height}" role="img" '
        f'aria-label="Output of kawaraban check: five errors, each with the words of the source">'
        f"<style>{style}</style>"
        f'<rect width="960" height="{height}" rx="6" fill="#191714"/>{"".join(rows)}</svg>\n'
    )


def _kind(line: str) -> str:
    if line.startswith("$"):
        return "command"
    return "source" if line.startswith("    ") else "error" if " error " in line else "plain"


def _spaced(line: str) -> str:
    return escape(line).replace("    ", "&#160;&#160;&#160;&#160;")


if __name__ == "__main__":
    main()
