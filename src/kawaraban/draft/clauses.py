"""Parts of a sentence: what can be cut without making it false, and what stands as its own sentence.

All cuts follow the parse (extra `parser`); without it a sentence stays as it is. After each cut the
sentence is parsed again: its main verb and subject must be the same as before.
"""

import re
from typing import Any

from kawaraban.text.dates import read_dates
from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import read_quotes

_KEPT_MARKS = frozenset("if unless until whether provided once although though except than".split())  # noqa: SIM905
_LOOSE_PREPOSITIONS = frozenset(
    ("in", "with", "at", "amid", "during", "as", "under", "on", "alongside")
)
_ALWAYS_LOOSE = frozenset(("amid", "during", "alongside"))
SAYING = frozenset("say tell report announce add claim state warn argue note write".split())  # noqa: SIM905
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_TIDY = ((r"\s+([,.;])", r"\1"), (r",+([,.;])", r"\1"), (r"\s{2,}", " "), (r",\s*$", "."))
_LONGEST_HEAD = 7
_JOIN = re.compile(r"; (?:and |but |while )?|, (?:and|but|while) ")
_NO_CLAUSE = re.compile(
    r"(?:which|who|whose|where|that|whom|only|not|just|even|after|before|when|if|as|to|because|though|although"
    r"|since|until|while|without|in order)\b"
)
_IDENTITY = frozenset(("be", "head", "lead", "serve", "hold", "have", "chair", "run"))
_TIMES = frozenset("time year month week day night evening moment period stage way".split())  # noqa: SIM905
_SHORTEST_CLAUSE = 4
_KEPT_WHOLE = 34
_TELLS = re.compile(r"\b(?:said|says|announced|reported|according to|told|added|warned|claimed)\b")
# An aside on what others told before: cutting it leaves who tells the rest.
_TOLD_BEFORE = re.compile(
    r"\b(?:reported|announced|told) by\b|\bhad (?:earlier |once )?(?:said|announced|reported)\b"
)
_TAKES_UP = re.compile(
    r"^(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]hat)\b|\b(?:done|doing|do|does|did) so\b"
)
Cut = tuple[int, int, int]  # how much it matters (less first), start, end: characters


def parted(text: str) -> tuple[str, ...]:
    """Return the two full sentences that a sentence joins, each with its own subject and verb.

    >>> parted("It rained.")
    ('It rained.',)
    """
    quotes = read_quotes(text)
    joins = [
        m for m in _JOIN.finditer(text) if not any(q.start <= m.start() < q.end for q in quotes)
    ]
    parts = (_two(text, join) for join in joins)
    return next((two for two in parts if len(two) == 2), (text,))


def _two(text: str, join: re.Match[str]) -> tuple[str, ...]:
    first, second = text[: join.start()].strip() + ".", text[join.end() :].strip()
    if _NO_CLAUSE.match(second) or ":" in first[:40]:
        return (text,)
    if min(len(first.split()), len(second.split())) < _SHORTEST_CLAUSE:
        return (text,)
    second = second[:1].upper() + second[1:]
    if not (is_clause(first) and is_clause(second)) or _tells_both(first, second):
        return (text,)
    if _TAKES_UP.search(second) and len(text.split()) <= _KEPT_WHOLE:
        return (text,)
    return first, second


def _tells_both(first: str, second: str) -> bool:
    """Tell whether "A; B, he said" says that he said A as well."""
    return _is_told(second) and not _is_told(first)


def _is_told(text: str) -> bool:
    root = main_verb(text)
    return bool(root is not None and root.lemma_ in SAYING) or "according to" in text.lower()


def is_clause(text: str) -> bool:
    """Tell whether words have a finite main verb with a subject before it."""
    root = main_verb(text)
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return False
    has_subject = any(child.dep_ in _SUBJECTS for child in root.children)
    is_finite = root.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for child in root.children
    )
    return has_subject and is_finite


def trimmed(text: str, most_words: int, kept: tuple[str, ...] = ()) -> str:
    """Return the sentence in at most so many words if cuts can do it, else as short as they make it.

    `kept` are words (surnames, the day) that no cut may take with it.

    >>> trimmed("The port was shut.", 12)
    'The port was shut.'
    """
    tried: set[str] = set()
    while len(text.split()) > most_words:
        options = [
            (cut, shorter)
            for cut in _cuts(text, kept)
            if not any(word in text[cut[1] : cut[2]] for word in kept)
            and (shorter := _without(text, cut)) is not None
            and shorter not in tried
        ]
        if not options:
            return text
        enough = [one for one in options if len(one[1].split()) <= most_words]
        best = min(
            enough or options,
            key=lambda one: (one[0][0], -len(one[1]) if enough else len(one[1])),
        )
        text = best[1]
        tried.add(text)
    return text


def without_one_part(text: str, kept: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentence without each part that may go, the shortest cut first."""
    cuts = sorted(_cuts(text, kept), key=lambda cut: cut[2] - cut[1])
    return tuple(words for cut in cuts if (words := _without(text, cut)) is not None)


def promoted(text: str) -> tuple[str, ...]:
    """Return what relative clauses and second verbs of a sentence say, as sentences of their own.

    A clause about "a levy" becomes one about "The levy": it can only stand after the first.
    """
    doc = parse(text)
    if doc is None:
        return ()
    found = [_from_relative(doc, token) for token in doc if token.dep_ == "relcl"]
    found.append(_second_verb(doc)[1])
    return tuple(one for one in found if one and is_clause(one) and _is_balanced(one))


def without_second_verb(text: str) -> str:
    """Return "X did A." of "X did A and did B."; the sentence itself where it has no such form."""
    doc = parse(text)
    return (_second_verb(doc)[0] if doc is not None else "") or text


def _from_relative(doc: Any, verb: Any) -> str:  # noqa: ANN401  # spaCy's Doc and Token
    """Return a sentence of a clause that begins with who or which, "" where it is of another form."""
    span = list(verb.subtree)
    pronoun = span[0]
    if pronoun.lower_ not in ("who", "which") or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return ""
    if pronoun.i == 0 or doc[pronoun.i - 1].text != ",":
        return ""
    head = _noun_phrase(verb.head)
    rest = _words(doc, span[1:])
    if not head or not _agrees(verb, verb.head):
        return ""
    if pronoun.lower_ == "who" and verb.lemma_ in _IDENTITY:
        return ""  # who somebody is belongs beside the name
    return _sentence(f"{head} {rest}")


def _agrees(verb: Any, noun: Any) -> bool:  # noqa: ANN401
    """Tell whether the clause can be about this noun: not inside "A of B" or "A and B", one or many alike."""
    if (noun.dep_ in ("conj", "pobj") and noun.head.lower_ in ("of", "and")) or noun.dep_ == "conj":
        return False
    if any(c.dep_ == "prep" and c.i < verb.i for c in noun.children) and noun.pos_ == "PROPN":
        return False
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    is_many = noun.tag_ in ("NNS", "NNPS")
    if finite.tag_ == "VBP" or finite.lower_ in ("were", "are", "have"):
        return is_many
    return not (is_many and (finite.tag_ == "VBZ" or finite.lower_ in ("was", "is", "has")))


def _noun_phrase(noun: Any) -> str:  # noqa: ANN401
    """Return a noun with what stands before it, in the definite form; "" where it is long or a pronoun."""
    if noun.pos_ not in ("NOUN", "PROPN") or any(t.dep_ == "conj" for t in noun.children):
        return ""
    front = [t for t in noun.subtree if t.i <= noun.i]
    if len(front) > _LONGEST_HEAD or any(t.dep_ in ("relcl", "nummod", "cc") for t in front):
        return ""
    words = _words(noun.doc, front)
    if re.match(r"(?:an?|one|another|its|their|his|her) ", words, re.IGNORECASE):
        words = f"the {words.split(' ', 1)[1]}"
    is_named = noun.pos_ == "PROPN" or words.lower().startswith("the ")
    return words if is_named else ""


def _second_verb(doc: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return "X did A." and "X did B." of a sentence of that form, else two empty ones."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VBD" or root.lemma_ in SAYING:
        return "", ""
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    second = next((c for c in root.children if c.dep_ == "conj" and c.tag_ == "VBD"), None)
    if subject is None or second is None or subject.pos_ == "PRON":
        return "", ""
    helped = [c for t in (root, second) for c in t.children if c.dep_ in ("aux", "neg", "auxpass")]
    joins = [c for c in root.children if c.dep_ == "cc" and c.i < second.i]
    if helped or not joins or any(c.dep_ in _SUBJECTS for c in second.children):
        return "", ""
    who = _words(doc, [t for t in subject.subtree if not _is_aside(t, subject)])
    start, last = joins[-1].i, list(second.subtree)[-1].i
    if len(who.split()) > _LONGEST_HEAD or last < len(doc) - 2:
        return "", ""
    first = _sentence(doc.text[: doc[start].idx].rstrip(" ,"))
    return first, _sentence(f"{who} {_words(doc, list(doc[start + 1 : last + 1]))}")


def _is_aside(token: Any, head: Any) -> bool:  # noqa: ANN401
    while token != head:
        if token.dep_ in ("relcl", "appos", "acl") or token.text == ",":
            return True
        token = token.head
    return False


def _words(doc: Any, tokens: list[Any]) -> str:  # noqa: ANN401
    """Return the words of tokens as they stand, whatever lies between them left out."""
    kept = {token.i for token in tokens}
    return "".join(t.text_with_ws if t.i + 1 in kept else f"{t.text} " for t in tokens).strip()


def _sentence(words: str) -> str:
    words = _tidied(words.strip(" ,;.") + ".")
    return words[:1].upper() + words[1:]


def _cuts(text: str, kept: tuple[str, ...]) -> list[Cut]:
    doc = parse(text)
    if doc is None:
        return []
    quotes = [(q.start - 1, q.end + 1) for q in read_quotes(text)]
    cuts = [
        cut for token in doc if (cut := _cut_at(doc, token, kept) or _second_object(doc, token))
    ]
    cuts += [(3, m.start(), m.end()) for m in re.finditer(r"(?<!\d) \([^()]*\)", text)]
    first, _ = _second_verb(doc)
    if first:
        cuts.append((2, len(first) - 1, len(text.rstrip(".'’ "))))
    return [
        cut for cut in cuts if not any(cut[1] < end and start < cut[2] for start, end in quotes)
    ]


def _cut_at(doc: Any, token: Any, kept: tuple[str, ...]) -> Cut | None:  # noqa: ANN401
    span = list(token.subtree)
    first, last = span[0], span[-1]
    if last.i - first.i + 1 != len(span) or first.i == 0:
        return None
    before = doc[first.i - 1]
    has_comma = before.text == ","
    start = before.idx if has_comma else first.idx - 1
    end = last.idx + len(last)
    if doc[last.i].text == "." or last.text in (".", ","):
        end = last.idx
    if has_comma and end < len(doc.text) and doc.text[end] == ",":
        end += 1  # an aside goes with both its commas
    weight = _weight(token, first, last, has_comma, kept)
    return (weight, start, end) if weight else None


def _second_object(doc: Any, token: Any) -> Cut | None:  # noqa: ANN401
    """Return the cut of "and B" where somebody does something to A and B."""
    head = token.head
    if (
        token.dep_ != "conj"
        or head.dep_ not in ("dobj", "attr")
        or (head.head.dep_ != "ROOT" and head.head.tag_ == "VBG")
        or token.pos_ not in ("NOUN", "PROPN")
    ):
        return None
    joins = [c for c in head.children if c.dep_ == "cc" and c.lower_ == "and" and c.i < token.i]
    others = [c for c in head.children if c.dep_ in ("conj", "preconj") and c != token]
    span = list(token.subtree)
    if (
        not joins
        or others
        or span[-1].i - span[0].i + 1 != len(span)
        or joins[-1].i + 1 != span[0].i
    ):
        return None
    start = doc[joins[-1].i].idx - 1
    start -= doc.text[start - 1 : start] == ","
    return 3, start, span[-1].idx + len(span[-1]) - (span[-1].text == ".")


def _weight(token: Any, first: Any, last: Any, has_comma: bool, kept: tuple[str, ...]) -> int:  # noqa: ANN401
    """Return how much a part matters: 1 least; 0 where it may not go."""
    at_end = last.i >= len(token.doc) - 2
    if token.dep_ in ("relcl", "acl") and not has_comma:
        return 4 if at_end and _is_detail(token.head) else 0
    if token.dep_ == "relcl":
        return 1
    if token.dep_ in ("advcl", "acl"):
        is_kept = any(c.dep_ == "mark" and c.lower_ in _KEPT_MARKS for c in token.children)
        is_kept = is_kept or first.lower_ in _KEPT_MARKS or token.i < token.head.i
        is_kept = is_kept or token.lemma_ in ("accord", "cite", "quote", "say")
        is_kept = is_kept or any(
            c.dep_ == "conj" for c in token.children
        )  # leased, hired or lent by
        if is_kept or not has_comma:
            return 5 if not is_kept and _is_plain_time(token, first) else 0
        return 2
    if token.dep_ == "appos":
        is_person = token.head.text in kept or token.pos_ == "PROPN"
        return 1 if has_comma and not is_person else 0
    if token.dep_ == "prep" and not has_comma and _is_plain_time(token, first):
        return 5
    if token.dep_ == "prep" and at_end and token.lower_ in _LOOSE_PREPOSITIONS:
        if (
            (token.head.dep_ != "ROOT" and not has_comma)
            or _is_day(token)
            or not (has_comma or token.lower_ in _ALWAYS_LOOSE)
        ):
            return 0
        return (2 if has_comma else 4) + any(t.like_num for t in token.subtree)
    return 0


def _is_plain_time(clause: Any, first: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause only says when something was done: closed its ports after a storm came."""
    verb = clause.head
    is_done = verb.tag_ == "VBD" and not any(c.dep_ in ("neg", "aux") for c in verb.children)
    is_time = first.lower_ in ("after", "when", "while") and clause.i > verb.i
    return is_done and is_time and not _is_day(clause)


def _is_detail(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether what follows "a small port" may go: there is such a thing without it as well."""
    has_article = any(c.lower_ in ("a", "an") for c in noun.lefts)
    is_told = any(c.dep_ in ("amod", "compound") for c in noun.lefts)
    around = [c for t in (noun, *noun.ancestors) for c in t.children]
    is_open = any(c.dep_ == "neg" or c.lower_ in ("if", "no") for c in around)
    is_what = noun.dep_ in ("attr", "nsubj", "nsubjpass", "appos")
    return has_article and is_told and not is_open and not is_what and noun.lemma_ not in _TIMES


def _is_day(token: Any) -> bool:  # noqa: ANN401
    words = " ".join(t.text for t in token.subtree)
    return bool(read_dates(words))


def _without(text: str, cut: Cut) -> str | None:
    """Return the sentence without a part, None where it is no longer the same statement.

    Who says so is never cut away.
    """
    part, rest = text[cut[1] : cut[2]], text[: cut[1]] + text[cut[2] :]
    if _TELLS.search(_TOLD_BEFORE.sub("", part) if _TELLS.search(rest) else part):
        return None
    shorter = _tidied(f"{text[: cut[1]]}{text[cut[2] :]}")
    if not shorter.endswith((".", ".'", "'.")):
        shorter = shorter.rstrip(" ,;") + "."
    before, after = main_verb(text), main_verb(shorter)
    if before is None or after is None or before.lemma_ != after.lemma_:
        return None
    heads = [
        next((c.text for c in root.children if c.dep_ in _SUBJECTS), "") for root in (before, after)
    ]
    negs = [
        [c.lower_ for c in root.children if c.dep_ in ("neg", "aux")] for root in (before, after)
    ]
    is_same = heads[0] == heads[1] and negs[0] == negs[1]
    is_whole = _is_balanced(shorter) and not _is_cut_short(shorter) and _is_grammatical(shorter)
    return shorter if is_same and is_whole else None


def _tidied(text: str) -> str:
    for pattern, put in _TIDY:
        text = re.sub(pattern, put, text)
    return text.strip()


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count('"') % 2 == 0


def _is_grammatical(text: str) -> bool:
    """Tell whether every finite verb has a subject, or shares one, and no two brackets stand side by side."""
    if ") (" in text:
        return False
    return not any(
        token.tag_ in ("VBD", "VBZ", "VBP")
        and token.dep_ not in ("aux", "auxpass", "conj", "relcl", "parataxis")
        and not any(c.dep_ in (*_SUBJECTS, "attr") for c in token.children)
        for token in parse(text) or ()
    )


def _is_cut_short(text: str) -> bool:
    """Tell whether words end in a preposition, an article or a conjunction."""
    last = re.search(r"(\w+)\W*$", text)
    ends = "a an the of to in on at by for with from and or but that which who as its their".split()  # noqa: SIM905
    return bool(last) and last[1].lower() in ends if last else True
