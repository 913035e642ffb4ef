"""A drafted issue told by a language model, as far as its sentences say neither more nor less.

The model-free issue is made first and stands wherever a proposal does not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kawaraban.check import run_checks
from kawaraban.draft.issue import references_of
from kawaraban.draft.retelling import find_fault, find_headline_fault
from kawaraban.draft.writer import (
    Fact,
    Proposal,
    Refused,
    facts_of,
    read_answer,
    request_body,
)
from kawaraban.model.article import Article
from kawaraban.model.errors import EndpointError
from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Issue, Item, Place, Sentence
from kawaraban.model.source import Beat
from kawaraban.text.details import details_at
from kawaraban.workflow.desks import draft_of

Ask = Callable[[bytes], str]
_MOST_BUSY = 2  # answers in a row that say busy or broken, and the run asks no more
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request with its answer, as they were sent and came."""

    request: str
    answer: str


@dataclass(slots=True)
class ItemWriting:
    """How one item was written: `kept` are the model's sentences that stand, `item` is the model-free one.

    `refused` holds what was refused at the first or second try; `fault` why an answer was of no use.
    """

    item: Item
    kept: list[Proposal] = field(default_factory=list)
    headline: Proposal | None = None
    refused: list[Refused] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    fault: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return what the item tells, sentence by sentence."""
        return facts_of(self.item)

    def told(self) -> Iterator[tuple[Sentence, Proposal | None, Fact]]:
        """Yield the item's sentences in order, with the proposal that each is, and its first fact."""
        by_fact = {key: proposal for proposal in self.kept for key in proposal.facts}
        by_id = {fact.id: fact for fact in self.facts}
        printed: set[int] = set()
        for fact in self.facts:
            proposal = by_fact.get(fact.id)
            if proposal is None:
                yield Sentence(fact.text, fact.evidence), None, fact
            elif id(proposal) not in printed:
                printed.add(id(proposal))
                rests = (e for key in proposal.facts for e in by_id[key].evidence)
                yield Sentence(proposal.text, tuple(dict.fromkeys(rests))), proposal, fact

    def printed(self) -> Item:
        """Return the item with the kept sentences in the places of their facts."""
        paragraphs: list[list[Sentence]] = [[] for _ in self.item.paragraphs]
        for sentence, _, fact in self.told():
            paragraphs[fact.paragraph].append(sentence)
        return replace(
            self.item,
            headline=self.headline.text if self.headline else self.item.headline,
            paragraphs=tuple(tuple(p) for p in paragraphs if p),
        )


@dataclass(frozen=True, slots=True)
class Writing:
    """The issue as told, and how each item was written; `trouble` says why the model was asked no more."""

    issue: Issue
    items: tuple[ItemWriting, ...]
    trouble: str = ""

    @property
    def sentences(self) -> int:
        """Return how many sentences the issue has."""
        return sum(len(item.sentences) for item in self.issue.items)

    @property
    def by_model(self) -> int:
        """Return how many of them the model wrote."""
        return sum(len(one.kept) for one in self.items)

    @property
    def refused(self) -> int:
        """Return how many sentences and headlines were refused for good."""
        return sum(len({r.proposal.facts for r in left_refused(one)}) for one in self.items)


def left_refused(one: ItemWriting) -> list[Refused]:
    """Return what was refused and whose facts no kept sentence tells."""
    told = {key for proposal in one.kept for key in proposal.facts}
    return [r for r in one.refused if not told.issuperset(r.proposal.facts) or not r.proposal.facts]


@dataclass(frozen=True, slots=True)
class _Judge:
    """What proposals are judged with."""

    issue: Issue
    articles: Mapping[str, Article]
    beat: Beat

    def sources(self, facts: Sequence[Fact]) -> list[str]:
        """Return the English texts and titles of the articles that the facts rest on."""
        cited = dict.fromkeys(e.source for fact in facts for e in fact.evidence)
        articles = [self.articles[key] for key in cited if key in self.articles]
        return [text for a in articles if a.language.startswith("en") for text in (a.text, a.title)]

    def outlets(self) -> tuple[str, ...]:
        """Return the names of those who publish the articles."""
        return tuple({a.publisher for a in self.articles.values() if a.publisher})

    def draft(self, items: Sequence[Item]) -> Draft:
        """Return what checks look at for these items."""
        headlines = tuple(item.headline for item in items)
        references = references_of(items, self.articles)
        issue = replace(self.issue, items=tuple(items), headlines=headlines, references=references)
        return draft_of(issue, self.articles, self.beat)


def write_with(
    issue: Issue, articles: Mapping[str, Article], beat: Beat, model: str, ask: Ask
) -> Writing:
    """Have each item told by the model that `ask` asks, and keep what may stand.

    `ask` takes a chat request and returns the words of the answer, or raises EndpointError; a lasting
    one ends the asking for this issue, and so do two others in a row.
    """
    judge = _Judge(issue, articles, beat)
    written = [ItemWriting(item) for item in issue.items]
    trouble, busy = "", 0
    for one in written:
        try:
            _write_item(one, model, ask, judge)
            busy = 0
        except EndpointError as error:
            one.fault = str(error)
            busy += 1
            if error.is_lasting or busy >= _MOST_BUSY:
                trouble = str(error)
                break
    _settle(written, judge)
    told = judge.draft([one.printed() for one in written]).issue
    return Writing(told, tuple(written), trouble)


def _write_item(one: ItemWriting, model: str, ask: Ask, judge: _Judge) -> None:
    """Ask for an item, and once more for what was refused; what came of the first answer stays."""
    before = ""
    again: list[Refused] = []
    for _ in range(_TRIES):
        body = request_body(model, one.facts, one.item.headline, before, again)
        before = ask(body)
        one.exchanges.append(Exchange(body.decode(), before))
        answer = read_answer(before)
        if answer.fault:
            one.fault = answer.fault
            return
        again = _take_sentences(one, answer.sentences, judge)
        if answer.headline and not one.headline:
            again += _take_headline(one, answer.headline, judge)
        one.refused += again
        if not again:
            return


def _take_sentences(
    one: ItemWriting, proposals: Sequence[Proposal], judge: _Judge
) -> list[Refused]:
    """Keep those proposals that may stand; return the others with the reasons."""
    refused: list[Refused] = []
    sources = judge.sources(one.facts)
    as_it_is = {(fact.text, (fact.id,)) for fact in one.facts}
    for proposal in proposals:
        if proposal in one.kept or (proposal.text, proposal.facts) in as_it_is:
            continue  # told so already
        told = {key for kept in one.kept for key in kept.facts}
        twice = [key for key in proposal.facts if key in told]
        fault = f"{twice[0]} is told already" if twice else ""
        fault = fault or find_fault(proposal, one.facts, sources)
        if fault:
            refused.append(Refused(proposal, fault))
        else:
            one.kept.append(proposal)
    while faults := list(_faults_of_checks(one, judge)):
        refused += faults
        one.kept = [kept for kept in one.kept if all(kept is not r.proposal for r in faults)]
    return refused


def _faults_of_checks(one: ItemWriting, judge: _Judge) -> Iterator[Refused]:
    """Yield the kept sentences at which a check finds something, or whose details are not borne out."""
    draft = judge.draft([one.printed()])
    by_text = {(s.text, s.evidence): p for s, p, _ in one.told() if p is not None}
    found: dict[Place, str] = {}
    for finding in run_checks(draft):
        if _is_bad(finding):
            found.setdefault(finding.place, finding.message)
    floor = judge.draft([one.item])
    open_there = {
        (d.kind, d.words)
        for place, _ in floor.sentences()
        for d in details_at(floor, place)
        if d.verdict is Verdict.NEEDS_PERSON
    }
    for place, sentence in draft.sentences():
        proposal = by_text.get((sentence.text, sentence.evidence))
        if proposal is None:
            continue
        unborne = (
            f"the sources do not bear out “{d.words}”"
            for d in details_at(draft, place)
            if d.verdict is not Verdict.SUPPORTED
            and (d.verdict is not Verdict.NEEDS_PERSON or (d.kind, d.words) not in open_there)
        )
        fault = found.get(place) or next(unborne, "")
        if fault:
            yield Refused(proposal, fault)


def _take_headline(one: ItemWriting, proposal: Proposal, judge: _Judge) -> list[Refused]:
    fault = find_headline_fault(proposal, one.facts, one.item.headline, judge.outlets())
    if not fault:
        draft = judge.draft([replace(one.item, headline=proposal.text)])
        bad = (f.message for f in run_checks(draft) if _is_bad(f) and f.place == Place(0))
        unborne = (
            f"the sources do not bear out “{d.words}”"
            for d in details_at(draft, Place(0))
            if d.verdict is not Verdict.SUPPORTED
        )
        fault = next(bad, "") or next(unborne, "")
    if fault:
        return [Refused(proposal, fault)]
    one.headline = proposal
    return []


def _is_bad(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE


def _settle(written: Sequence[ItemWriting], judge: _Judge) -> None:
    """Give up what brings a finding that the model-free issue has not, once all items stand together."""
    if not any(one.kept or one.headline for one in written):
        return
    floor = {key for key, _ in _bad(judge.draft([one.item for one in written]))}
    for _ in range(2 * len(written) + 1):
        draft = judge.draft([one.printed() for one in written])
        new = [finding for key, finding in _bad(draft) if key not in floor]
        if not new:
            return
        for finding in new:
            at = finding.place.item
            for one in written if at is None else [written[at]]:
                _give_up(one, finding)
    for one in written:
        one.kept, one.headline = [], None


def _bad(draft: Draft) -> Iterator[tuple[tuple[str, str, str], Finding]]:
    for finding in run_checks(draft):
        if _is_bad(finding):
            yield (draft.text_at(finding.place), finding.check, finding.words), finding


def _give_up(one: ItemWriting, finding: Finding) -> None:
    """Go back to the model-free headline, or where that is not the matter to the model-free sentences."""
    if one.headline and finding.place.paragraph is None:
        one.refused.append(Refused(one.headline, finding.message))
        one.headline = None
        return
    one.refused += [Refused(proposal, finding.message) for proposal in one.kept]
    one.kept = []
