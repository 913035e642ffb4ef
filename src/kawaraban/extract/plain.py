"""Reads plain text and Markdown: a title, and paragraphs one a line."""

import re

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
BLOCK_START = re.compile(r"^(?:#{1,6}\s|[-*+•]\s|\d{1,3}[.)]\s|>|\|)")
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
LONGEST_TITLE = 200


def read_plain(text: str) -> tuple[str, str]:
    """Return the title and the text; wrapped lines are joined, Markdown marks taken off.

    The title is the first heading, or a short first line that stands alone; empty otherwise.

    >>> read_plain("# Visit\\n\\nThe minister\\nleft *early*.")
    ('Visit', 'The minister left early.')
    """
    body = FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    paragraphs = [line for block in re.split(r"\n\s*\n", body) for line in _paragraphs(block)]
    if not paragraphs:
        return "", ""
    first, rest = paragraphs[0], paragraphs[1:]
    stands_alone = bool(rest) and len(first) <= LONGEST_TITLE and first[-1] not in ".。!?！？:："
    is_title = stands_alone or bool(HEADING.match(first))
    lines = [_plain_line(line) for line in (rest if is_title and rest else paragraphs)]
    return _plain_line(first) if is_title else "", "\n".join(filter(None, lines))


def _paragraphs(block: str) -> list[str]:
    """Join the wrapped lines of a block; a heading or list item begins a line of its own."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, block.split("\n"))):
        if lines and not BLOCK_START.match(line) and not HEADING.match(lines[-1]):
            lines[-1] = join_lines(lines[-1], line)
        else:
            lines.append(line)
    return lines


def join_lines(first: str, second: str) -> str:
    """Join two lines of one paragraph: with a space, but none between CJK characters."""
    if first and second and CJK.match(first[-1]) and CJK.match(second[0]):
        return first + second
    return f"{first} {second}"


def _plain_line(line: str) -> str:
    heading = HEADING.match(line)
    line = heading.group(1) if heading else line
    return " ".join(EMPHASIS.sub(r"\2", LINK.sub(r"\1", line)).split())
