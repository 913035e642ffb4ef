"""Is this name in the sources, spelt so?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, Prefix

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.bodies import ALIKE, BODY
from kawaraban.text.names import Name
from kawaraban.text.offices import normal_title
from kawaraban.text.places import capitals, countries, country_of_word, country_words
from kawaraban.text.scripts import fold, plain_marks
from kawaraban.text.support.name_parts import COMMON_PARTS
from kawaraban.text.support.name_places import kind_of_name, other_in_place
from kawaraban.text.support.scope import Scope
from kawaraban.text.words import FUNCTION_WORDS, to_british

_IN_PLACE = re.compile(r"\b(?:in|at|near|outside|visited|left|reached)(?: the)? $")
_KNOWN_TO_ALL = frozenset("GDP VAT GMT UTC CEO NGO CO".split())  # noqa: SIM905
_PEOPLE_ENDING = re.compile(r"(?:ian|ean|an|ese|ish|i|ic|er|ite)s?$")


def judge_name(name: Name, sentence: str, scope: Scope) -> Detail:
    """Return the verdict on one name of an English sentence; its kind is name or place.

    Each word of it must occur in the sources, or stand for a word there: a people or a capital for
    its country, a short form for its long one, an alias. `expected` is the source's spelling when
    one is close enough to be meant.
    """
    kind = "place" if _is_place(name, sentence) else "name"
    judged = _judge(name, sentence, scope)
    if judged.verdict is Verdict.SUPPORTED:
        rival = other_in_place(name, sentence, scope)
        if rival:
            judged = replace(
                judged,
                verdict=Verdict.MISATTRIBUTED,
                expected=rival.words,
                evidence=(rival.sentence_evidence(),),
            )
        elif not judged.evidence:
            judged = replace(judged, evidence=tuple(_where(name, scope)))
    return replace(judged, kind=kind)


def _where(name: Name, scope: Scope) -> Iterator[Evidence]:
    """Yield where a name, or what it stands for, is first named; nothing where initials stand for it."""
    forms = {name.words, *country_words(name.words)}
    wanted = {fold(part) for form in forms for part in re.split(r"[ -]", plain_marks(form))}
    if len(forms) == 1:
        wanted = {fold(word) for word in _words(name)} or wanted
    for window in scope.places():
        span = window.span
        for word, start, end in window.reading.words_between(span.start, span.end):
            if fold(word).strip("'.").removesuffix("'s") in wanted and word[:1].isupper():
                yield window.evidence(start, end)
                return


def _is_place(name: Name, sentence: str) -> bool:
    if name.words in country_of_word():
        return True
    return bool(re.search(r"\b(?:in|near|outside) (?:the )?$", sentence[: name.start]))


def _judge(name: Name, sentence: str, scope: Scope) -> Detail:
    words = scope.words()
    if not any(_words(name)) and not _is_such_a_body(name, words) and scope.is_all_read:
        return _detail(name, Verdict.NOT_FOUND if scope.is_readable else Verdict.NEEDS_PERSON)
    missing = [w for w in _words(name) if not _occurs(w, name, sentence, scope, words)]
    if not missing:
        other = _other_people(name, sentence, scope)
        return _detail(name, Verdict.MISATTRIBUTED if other else Verdict.SUPPORTED, other)
    if _is_alias(name, scope) or _is_known_acronym(name.words, scope):
        return _detail(name, Verdict.SUPPORTED)
    is_person = len(missing) > 1 and kind_of_name(name, sentence, frozenset()) == "person"
    is_country = name.words in country_of_word()
    for word in missing if (scope.is_readable or is_person) and not is_country else ():
        close = _closest(word, scope, is_person)
        if close:
            return _detail(name, Verdict.CONTRADICTED, close)
    if _is_spelt_out(name, words):
        return _detail(name, Verdict.SUPPORTED)
    if not scope.is_readable:
        is_there = is_person and all(r.is_latin for r in scope.readings)
        return _detail(name, Verdict.NOT_FOUND if is_there else Verdict.NEEDS_PERSON)
    if name.words in country_of_word() and not _names_a_country(words):
        return _detail(name, Verdict.NEEDS_PERSON)  # what every reader of a domestic report knows
    is_known = name.certain or _is_name_in_sources(name.words, scope)
    is_spelt_alike = is_person and all(r.is_latin for r in scope.readings)
    if not is_known or not (scope.is_all_read or is_spelt_alike):
        return _detail(name, Verdict.NEEDS_PERSON)
    return _detail(name, Verdict.NOT_FOUND)


def _other_people(name: Name, sentence: str, scope: Scope) -> str:
    """Return the people's adjective that the windows put before the same noun, if it is another.

    "Chinese seafood" where they have only Japanese seafood; "" where they have this one too.
    """
    noun = re.match(r" ([a-z]{3,})", sentence[name.end :])
    code = _people().get(name.words)
    if code is None or noun is None or noun[1] in COMMON_PARTS:
        return ""
    texts = " ".join(w.span.of(w.reading.article.text) for w in scope.windows)
    before = re.findall(
        rf"([A-Z][\w.]+(?: [A-Z][\w.]+)?)(?:['’]s?)? (?i:{re.escape(noun[1])})\b", texts
    )
    named = [
        word
        for words in before
        for word in (words, words.split(" ")[-1])
        if word in country_of_word()
    ]
    codes = {country_of_word()[word] for word in named}
    is_there = any(word in texts for word in country_words(name.words))
    return named[0] if codes and code not in codes and not is_there else ""


@lru_cache(maxsize=1)
def _people() -> dict[str, str]:
    return {word: country.code for country in countries() for word in country.peoples()}


def _is_name_in_sources(word: str, scope: Scope) -> bool:
    """Tell whether a lone word that opens a sentence is a name elsewhere in the cited articles."""
    return any(
        other.certain and word in re.split(r"[ -]", other.words)
        for reading in scope.readings
        for other in reading.names
    )


def _detail(name: Name, verdict: Verdict, expected: str = "") -> Detail:
    return Detail("name", name.start, name.end, name.words, verdict, expected=expected)


def _words(name: Name) -> Iterator[str]:
    for word in plain_marks(name.words).split(" "):
        plain = fold(word).strip("'.")
        if (
            plain not in FUNCTION_WORDS
            and normal_title(plain) not in COMMON_PARTS
            and plain not in COMMON_PARTS
        ):
            yield word


def _occurs(word: str, name: Name, sentence: str, scope: Scope, words: frozenset[str]) -> bool:
    whole = name.words if name.words in country_of_word() else word
    if whole in country_of_word():
        return _country_occurs(whole, sentence[: name.start], scope, words)
    parts = [part for part in re.split(r"[-/]", word) if part]
    if parts and (parts[0] in country_of_word() or len(parts) > 2):
        parts = [part for part in parts if part[:1].isupper()]  # Japan-made, not Cheol-hee
    return all(
        _stands(p, words) or _country_occurs(p, "", scope, words) or _is_known_acronym(p, scope)
        for p in parts
    )


def _country_occurs(word: str, before: str, scope: Scope, words: frozenset[str]) -> bool:
    others = country_words(word)
    if not others or _all_in(word, words):
        return bool(others)
    if word in capitals() and _IN_PLACE.search(before):
        return False  # "in Tokyo" is a place, and "Japan" does not say which
    return any(_all_in(other, words) for other in others)


def _all_in(name: str, words: frozenset[str]) -> bool:
    return all(_stands(word, words) for word in name.split(" "))


def _stands(word: str, words: frozenset[str]) -> bool:
    """Tell whether a word stands there as it is, or as one for many (Korean, Koreans)."""
    plain = fold(word).strip("'.").removesuffix("'s")
    if {plain, f"{plain}s", plain.removesuffix("s"), to_british(plain)} & words:
        return True
    return word[:1].isupper() and any(_is_people_of(plain, other) for other in words)


def _is_people_of(one: str, other: str) -> bool:
    """Tell whether two words are a place and its people: Sicily, Sicilian.

    >>> _is_people_of("sicily", "sicilian"), _is_people_of("kenya", "kenneth")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    shared = Prefix.similarity(short, long)
    return (
        shared >= 4
        and shared >= len(short) - 2
        and bool(_PEOPLE_ENDING.search(long))
        and len(long) - shared <= 4
        and short[shared:] in ("", "a", "e", "y", "o", "ia", "es")
    )


def _is_such_a_body(name: Name, words: frozenset[str]) -> bool:
    """Tell whether sources have a body of this sort, for a name that says no more: the Council."""
    body = BODY.search(name.words)
    if body is None:
        return True
    word = fold(body[0])
    alike = {word}.union(*(line for line in ALIKE if word in line))
    return any(_stands(one, words) for one in alike)


def _names_a_country(words: frozenset[str]) -> bool:
    """Tell whether sources name any country."""
    return any(fold(word) in words for country in countries() for word in country.words())


def _is_spelt_out(name: Name, words: frozenset[str]) -> bool:
    """Tell whether the sources have the initials of a long name: UN for United Nations."""
    initials = "".join(w[0] for w in name.words.split() if w[0].isupper())
    return len(initials) >= 2 and " " in name.words and fold(initials) in words


def _is_alias(name: Name, scope: Scope) -> bool:
    texts = [w.reading.article.text[w.span.start : w.span.end] for w in scope.places()]
    for main, others in scope.aliases:
        group = (main, *others)
        is_part = any(name.words == form or name.words in form.split(" ") for form in group)
        if is_part and any(form in text for form in group for text in texts):
            return True
    return False


def _is_known_acronym(words: str, scope: Scope) -> bool:
    """Tell whether capitals are the initials of words that follow one another in a source."""
    letters = re.sub(r"[^A-Za-z]", "", words)
    if re.fullmatch(r"G\d{1,2}", words):
        return any(
            re.search(rf"\bGroup of (?:{words[1:]}|[A-Z]\w+)", r.article.text)
            for r in scope.readings
        )
    if not (2 <= len(letters) <= 7 and letters[:2].isupper()):
        return False
    initials = letters.lower().rstrip("s") if letters.endswith("s") else letters.lower()
    if letters in _KNOWN_TO_ALL:
        return True
    return any(
        initials in _initials(reading.article.text)
        or (len(initials) > 2 and initials in _all_initials(reading.article.text))
        for reading in scope.readings
    )


@lru_cache(maxsize=512)
def _all_initials(text: str) -> str:
    """Return the first letters of all words: "gdp" stands there for gross domestic product."""
    return "".join(first.lower() for first in _first_letters(text))


def _initials(text: str) -> str:
    return "".join(first.lower() if first.isupper() else " " for first in _first_letters(text))


def _first_letters(text: str) -> Iterator[str]:
    """Yield the first letter of each word that an abbreviation counts."""
    for word in re.findall(r"[A-Za-z][\w']*", text.replace("-", " ")):
        if word.lower() not in ("of", "the", "and", "for", "on"):
            yield word[0]


def _closest(word: str, scope: Scope, is_person: bool) -> str:
    """Return the source's word that this one misspells.

    One step away, or two for a long word that begins with the same letter.
    """
    plain = fold(word)
    if len(plain) < 4 or word in country_of_word():
        return ""
    best = ""
    for reading in scope.readings:
        for other in reading.capitals if reading.is_english or is_person else ():
            folded = fold(other)
            allowed = 2 if len(plain) >= 7 and folded[:1] == plain[:1] else 1
            if len(folded) < 4 or abs(len(folded) - len(plain)) > allowed:
                continue
            distance = DamerauLevenshtein.distance(plain, folded, score_cutoff=allowed)
            if 0 < distance <= allowed:
                best = other
    return best
