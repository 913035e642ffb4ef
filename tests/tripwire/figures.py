"""The figures of a run: never a recall without its false alarms."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kawaraban.text.evidence import rank_sentences
from tripwire.base import RELATION, SURFACE, BaseEvent
from tripwire.cases import NEAR, PARAPHRASE, article_of, versions
from tripwire.plant_issue import DAMAGE, ISSUE
from tripwire.score import Judged, Run, wilson

GROUPS: dict[str, tuple[str, ...]] = {
    "surface": SURFACE,
    "relation": RELATION,
    "citation and issue": ("citation", *ISSUE),
    "damage": DAMAGE,
}


@dataclass(frozen=True, slots=True)
class Recall:
    """How many planted errors of a kind are found, and how often the same words unharmed are flagged.

    `told_apart` counts those found whose twin is clean; `at_words` those found at the planted
    words; `right` of `offered` suggestions give back what stood there. `warned` counts warnings too.
    """

    planted: int
    found: int
    warned: int
    twins_flagged: int
    told_apart: int
    at_words: int
    offered: int
    right: int

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 per cent interval of the share found."""
        return wilson(self.found, self.planted)


@dataclass(frozen=True, slots=True)
class Alarms:
    """How many correct sentences of a kind are called wrong (`errors`), or doubted too (`warned`)."""

    sentences: int
    errors: int
    warned: int

    @property
    def share(self) -> float:
        """Return the share called wrong."""
        return self.errors / self.sentences if self.sentences else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 per cent interval of the share called wrong."""
        return wilson(self.errors, self.sentences)


def recall(judged: Iterable[Judged]) -> Recall:
    """Count the planted errors among the judged cases."""
    wrong = [one for one in judged if not one.case.is_right]
    found = [one for one in wrong if one.has_error]
    offers = [one for one in found if one.suggestions]
    return Recall(
        planted=len(wrong),
        found=len(found),
        warned=sum(bool(one.flags) for one in wrong),
        twins_flagged=sum(not one.is_clean_twin for one in wrong),
        told_apart=sum(one.is_clean_twin for one in found),
        at_words=sum(one.is_at_words for one in found),
        offered=len(offers),
        right=sum(_is_given_back(one) for one in offers),
    )


def _is_given_back(judged: Judged) -> bool:
    gold = judged.case.gold.lower()
    changes = [change.lower() for change in judged.suggestions]
    return any(change in gold or gold in change for change in changes)


def alarms(judged: Iterable[Judged]) -> Alarms:
    """Count the correct sentences among the judged cases that are flagged."""
    right = [one for one in judged if one.case.is_right]
    return Alarms(
        len(right), sum(one.has_error for one in right), sum(bool(one.flags) for one in right)
    )


def recalls(run: Run) -> dict[str, Recall]:
    """Return recall by kind of error, each group's kinds followed by all of them together."""
    found = {}
    for group, kinds in GROUPS.items():
        for kind in kinds:
            found[kind] = recall(_where(run, lambda one, kind=kind: one.case.label == kind))
        found[f"all {group}"] = recall(
            _where(run, lambda one, kinds=kinds: one.case.label in kinds)
        )
    return found


def recalls_tied(run: Run) -> dict[str, Recall]:
    """Return recall on near-verbatim sentences that cite the very words they rest on."""
    rows = {}
    for group in ("surface", "relation"):
        kinds = GROUPS[group]
        rows[f"tied, {group}"] = recall(
            _where(run, lambda one, kinds=kinds: one.case.label in kinds)
        )
    return rows


def recalls_by_difficulty(run: Run) -> dict[str, Recall]:
    """Return recall on surface errors by where the wrong value was taken from, and by wording."""
    surface = _where(run, lambda one: one.case.label in SURFACE)
    rows = {}
    for difficulty in sorted({one.case.difficulty for one in surface}):
        rows[difficulty] = recall(one for one in surface if one.case.difficulty == difficulty)
    for wording in (NEAR, PARAPHRASE):
        rows[f"planted in {wording}"] = recall(
            one for one in surface if one.case.wording == wording
        )
    return rows


def false_alarms(run: Run) -> dict[str, Alarms]:
    """Return false alarms on correct sentences: by wording and language, then by how they are told."""
    rows = {}
    for label in (NEAR, PARAPHRASE):
        for language in ("en", "other"):
            kind = "English" if language == "en" else "other"
            rows[f"{label}, {kind} sources"] = alarms(
                _where(
                    run,
                    lambda one, a=label, b=language: (one.case.label, one.case.language) == (a, b),
                )
            )
        rows[f"{label}, all"] = alarms(_where(run, lambda one, a=label: one.case.label == a))
    told = Counter(how for one in run.judged if one.case.is_right for how in set(one.case.how))
    for how in sorted(told):
        rows[f"  told by {how}"] = alarms(_where(run, lambda one, a=how: a in one.case.how))
    return rows


def _where(run: Run, choose: Callable[[Judged], bool]) -> list[Judged]:
    return [one for one in run.judged if choose(one)]


def evidence_ranks(events: Iterable[BaseEvent], limit: int = 3) -> tuple[int, int, int]:
    """Return how many correct sentences there are, and for how many the first, or one of the first
    three, sentences found as evidence holds words of a gold passage. English sources only."""
    total = first = any_of = 0
    for event in events:
        articles = {a.id: article_of(event, a) for a in event.articles}
        for sentence, _, case in versions(event):
            if case.language != "en":
                continue
            matches = rank_sentences(
                case.text, [articles[key] for key in sentence.cites], limit, 0.0
            )
            held = [
                any(
                    match.reading.article.id == f"{event.id}/{span.source}"
                    and match.span.start < span.start + len(span.words)
                    and span.start < match.span.end
                    for span in sentence.evidence
                )
                for match in matches
            ]
            total += 1
            first += held[:1] == [True]
            any_of += any(held)
    return total, first, any_of
