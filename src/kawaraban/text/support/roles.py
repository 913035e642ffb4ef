"""Do the sources tell of such an office, body or paper at all?"""

from functools import lru_cache

from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.reading import Reading
from kawaraban.text.roles import Role
from kawaraban.text.scripts import fold
from kawaraban.text.support.scope import Scope

_ENDINGS = 2  # letters by which a word may differ at its end: minister, ministry


def judge_role(role: Role, scope: Scope) -> Detail:
    """Return the verdict on a role: not found where no word for it, or near it, stands in the sources."""
    words = _stems(scope.readings)
    is_there = any(_stem(word) in words for word in role.stands_for)
    verdict = Verdict.SUPPORTED if is_there else Verdict.NOT_FOUND
    if not is_there and not (scope.is_english and scope.readings):
        verdict = Verdict.NEEDS_PERSON
    return Detail(role.kind, role.start, role.end, role.words, verdict)


@lru_cache(maxsize=512)
def _stems(readings: tuple[Reading, ...]) -> frozenset[str]:
    words = {
        fold(part)
        for reading in readings
        for word in (*(w for w, _, _ in reading.word_spans), *reading.title_words)
        for part in word.removesuffix("'s").split("-")
    }
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    """Return a word without the ending that its kin differ by: minist for minister and ministry."""
    plain = word.removesuffix("s")
    return plain[: max(4, len(plain) - _ENDINGS)]
