"""Any text as Markdown that shows, and reads back to, exactly that text."""

import re

from kawaraban.text.sentences import split_sentences

_ACTIVE = frozenset("\\`*_<[~")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ACTIVE_FIRST = frozenset("#>=|+-")
_ORDINAL = re.compile(r"[0-9]+(?=[.)](?:\s|$))")


def _numeric(character: str) -> str:
    return f"&#{ord(character)};"


def _tokens(text: str) -> list[str]:
    """Return one Markdown token a character."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    tokens = []
    for i, character in enumerate(text):
        if character in "\n\r" or not first <= i < last:
            tokens.append(_numeric(character))
        elif character in _ACTIVE or (character == "&" and _ENTITY.match(text, i)):
            tokens.append("\\" + character)
        else:
            tokens.append(character)
    return tokens


def escape(text: str) -> str:
    """Return text as one line of Markdown with no live mark-up in it."""
    tokens = _tokens(text)
    _guard_start(text, tokens)
    return "".join(tokens)


def quote(text: str) -> str:
    """Return text as Markdown between double quote marks; spaces at its ends may stay."""
    tokens = _tokens(f'"{text}"')[1:-1]
    return '"' + "".join(tokens).replace('"', '\\"') + '"'


def escape_heading(text: str) -> str:
    """Return text as the words of an ATX heading; a last `#` is not a closing mark."""
    tokens = _tokens(text)
    if tokens and tokens[-1] == "#":
        tokens[-1] = "\\#"
    return "".join(tokens)


def _guard_start(text: str, tokens: list[str]) -> None:
    """Escape what would make a list, heading or the like of a paragraph's first characters."""
    if text[:1] in _ACTIVE_FIRST and tokens[:1] == [text[:1]]:
        tokens[0] = "\\" + text[0]
    ordinal = _ORDINAL.match(text)
    if ordinal:
        tokens[ordinal.end()] = "\\" + text[ordinal.end()]


def _first_cut(tokens: list[str], language: str) -> int | None:
    """Return the index of the last token before the place where a splitter would cut."""
    spans = split_sentences("".join(tokens), language)
    if len(spans) < 2:
        return None
    position = 0
    for i, token in enumerate(tokens):
        position += len(token)
        if position >= spans[1].start:
            return i
    return len(tokens) - 1


def escape_sentence(text: str, language: str) -> str:
    """Return a sentence as Markdown that the sentence splitter leaves whole.

    Where the splitter would cut, the character there (mostly a space, as in `Gen. X`) is written
    as a numeric entity.
    """
    tokens = _tokens(text)
    if not tokens:
        return ""
    _guard_start(text, tokens)
    for _ in tokens:
        cut = _first_cut(tokens, language)
        if cut is None:
            return "".join(tokens)
        if tokens[cut] == _numeric(text[cut]):
            break
        tokens[cut] = _numeric(text[cut])
    pairs = zip(tokens, text, strict=True)
    return "".join(token if token.isalnum() else _numeric(character) for token, character in pairs)
