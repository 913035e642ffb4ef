"""Edits that keep a source's sentence true: whole dates, house spelling, plain openings.

Each edit takes a sentence and returns it changed, or None where it cannot be made safely; the
sentence is then not used.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from kawaraban.text.dates import MONTHS, DateMention, ground, read_dates, say_day
from kawaraban.text.parser import main_verb
from kawaraban.text.places import countries
from kawaraban.text.quotes import read_quotes
from kawaraban.text.scripts import plain_marks
from kawaraban.text.tense import SET_AHEAD, governing_verb, is_past, is_to_come, lies_ahead
from kawaraban.text.words import to_british

_DATELINE = re.compile(
    r"^(?=[^\W\d_a-zß-öø-ÿ]{3})[^\W\d_][^a-zß-öø-ÿ\n\d(]+?(?:,? [A-Z][a-z]+\.?)?"
    r"(?:,? (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}))?(?:,? \d{4})?(?: ?\([^)]{2,40}\))?,? ?[-–—]{1,2} "
    r"|^[A-Z][\w .,'/-]{2,50} \([A-Z][^)]{1,30}\) ?[-–—]{1,2} "
)
_OPENING = re.compile(
    r"^(?:However|Meanwhile|Separately|In addition|Moreover|Furthermore|Earlier|Later|Also|Still|"
    r"Nevertheless|By contrast|For his part|For her part|In turn|As a result|Instead|Afterwards?|"
    r"Asked (?:on \w+ )?about (?:this|that|it|the (?:matter|issue|claim|report))),? ",
)
# Words that point at a sentence before this one, which may not be printed.
_ALSO = re.compile(r"(?<=[a-z]) also(?= [a-z])|(?<=[a-z]),? (?:as well|too)(?=[.,])")
_CONJUNCTION = re.compile(r"^(?:But|And|Yet|So) ")
_UNSURE_TIME = re.compile(
    r"\b(?:the (?:previous|following|next|same|preceding) (?:day|week|month|evening)"
    r"|a (?:day|week|month) (?:(?:earlier|later)|(?:before|after)(?! [a-z]))"
    r"|the day (?:before|after)(?! [a-z])"
    r"|that (?:day|evening|night|week|month)"
    rf"|(?:last|this|next) (?:week|weekend|night|summer|autumn|winter|spring|{'|'.join(MONTHS)})"
    r"|tonight|tomorrow|recently|so far|ago|this (?:morning|afternoon|evening)"
    r"|on the day|at the time)\b",
    re.IGNORECASE,
)
# Time words that say nothing once the issue is out, and may go without changing what is said.
_LOOSE_TIME = re.compile(
    r"(?<!until)(?<!since)(?<!by)(?<!before)(?<!after)(?<!from)(?<!for)(?<!just)(?<!even)(?<!only)(?<!than)"
    r"(?: (?:earlier |later )?(?:next|last|this) (?:week|weekend)\b(?!['’])"
    r"| (?:now|currently|recently)(?= [a-z])| (?:earlier|later) in the day\b)"
)
_THAN_A_YEAR_AGO = re.compile(r"( than a (?:year|month|week)) ago\b")
# A weekday after these words lies ahead of the day they are written on.
_PUT_OFF = re.compile(
    r"\b(?:(?:put|pushed|set) (?:back|off)|postponed|delayed|deferred|shifted|moved|adjourned|extended"
    r"|rescheduled|brought forward)"
    r"(?: from [\w ]+)? (?:to|until|till|for) $"
)
# "Monday's vote has been put off" may mean the one that was, or the one that was to come.
_WAS_PUT_OFF = re.compile(
    r"\b(?:put (?:off|back)|pushed|postponed|delayed|deferred|shifted|moved|adjourned|rescheduled|cancel\w+"
    r"|called off|suspended)\b"
)
# An infinitive after these tells what was done: had to leave, was forced to resign.
_DONE_ANYWAY = frozenset(
    "have force manage fail begin start continue help oblige compel cause lead".split()  # noqa: SIM905
)
_THIS_SEASON = re.compile(r"\bthis (summer|autumn|winter|spring)\b(?!['’])")
_THIS_MORNING = re.compile(
    r"\b(this|last) (morning|afternoon|evening|night)\b(?!['’])|\btonight\b(?!['’])", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were|been) (?:to|due|set|expected|scheduled)|due|plans?|"
    r"planned|scheduled|ahead of|until|could|may|might|must|should|promise[ds]?|pledge[ds]?|deadline|hopes?"
    r"|intends?|wants?|expects?|urge[ds]?|ordered|invited|has called|have called)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\b(?:\w+ed|said|told|met|held|won|took|gave|made|began|left|went|sent|put|chose|became|came|"
    r"struck|drew|spoke|wrote|led|saw|kept|broke|beat|rose|fell|lost)"
    r"(?: (?:late|early|again|here|in [A-Z]\w+))?(?: on)? $"
)
# "could be held on", "may be signed in Lima on": open, so never a past day.
_MAY_BE = re.compile(
    r"\b(?:could|may|might|must|should|can) (?:also |now |still )?(?:be )?\w+(?: \w+)?"
    r"(?: (?:in|at) [A-Z]\w+)?(?: on)? $"
)
_PAST_PLAN = re.compile(r"\b(?:had|was|were)\b")
_PLAIN_COUNTRIES = {
    "Lao PDR": "Laos", "People's Republic of China": "China", "Republic of Korea": "South Korea",
    "Democratic People's Republic of Korea": "North Korea", "DPRK": "North Korea", "ROK": "South Korea",
    "PRC": "China", "Russian Federation": "Russia", "Kyrgyz Republic": "Kyrgyzstan",
    "Slovak Republic": "Slovakia", "Hellenic Republic": "Greece",
}  # fmt: skip
# "the Republic of Peru" is Peru; of these the short name means another country or an island as well.
_FORMAL_STATE = (
    r"\b(?:[Tt]he )?(?:(?:Federal|Federative|Democratic|Islamic|Arab|Socialist|Bolivarian|Oriental|People's)"
    r" ){0,2}(?:Republic|Kingdom) of (?="
)
_NOT_SHORT = frozenset(("CN", "KR", "KP", "CG", "CD", "TW", "IE", "DK", "NL", "GB", "EU"))
_BEFORE_NOUN = re.compile(  # a 40 km fence
    r"(\b(?:an?|the|its|their) \d[\d,.]*)(?: |-)?km ((?!of|from|to|north|south|east|west|long|wide|away|off"
    r"|deep|high|inland|and|or|in|on|at|per|as|for|by)[a-z]{3,})"
)
_PREPOSITION = re.compile(
    r"\b(on|in|since|until|by|from|of|for|during|before|after|to|late|early|between|and|through) (?:the )?$",
    re.I,
)


def strip_opening(sentence: str) -> str:
    """Drop a dateline and words that only link to the sentence before.

    >>> strip_opening("TOKYO, Nov 11 (Harbour Wire) - However, nobody won.")
    'Nobody won.'
    """
    bare = _ALSO.sub("", _DATELINE.sub("", sentence))
    for pattern in (_OPENING, _CONJUNCTION):
        bare = pattern.sub("", bare)
    return bare[:1].upper() + bare[1:]


def whole_dates(sentence: str, published: date | None) -> str | None:
    """Return the sentence with days and months in place of "Monday" and "last month".

    None where a time word cannot be turned into a date with certainty, or where a weekday may lie
    before or after the article's day. Words inside quotation marks stay as they are.

    >>> whole_dates("They met on Monday evening, as planned last month.", date(2024, 11, 6))
    'They met on the evening of 4 November, as planned in October.'
    """
    sentence = _plain_times(sentence, published)
    quotes = [(q.start, q.end) for q in read_quotes(sentence)]
    quotes += [(m.start, m.end) for m in read_dates(sentence) if m.weeks is not None]
    if any(not _inside(m.start(), quotes) for m in _UNSURE_TIME.finditer(sentence)):
        return None
    mentions = [
        m for m in read_dates(sentence) if m.weeks is not None or not _inside(m.start, quotes)
    ]
    if any(_is_relative(m) for m in mentions) and published is None:
        return None
    result = sentence
    for mention in sorted(mentions, key=lambda m: -m.start):
        changed = _replace(result, mention, published)
        if changed is None:
            return None
        result = changed
    result = re.sub(
        rf"\b(?:last|next) (?=\d{{1,2}} (?:{'|'.join(MONTHS)})\b)", "on ", result, flags=re.I
    )
    return result[:1].upper() + result[1:]


def _plain_times(sentence: str, published: date | None) -> str:
    """Take loose times off, and put days for "this morning" and "last night"; quotations stay."""

    def change(match: re.Match[str]) -> str:
        if any(q.start <= match.start() < q.end for q in read_quotes(sentence)):
            return match[0]
        if match.re is _LOOSE_TIME:
            return ""
        if match.re is _THIS_SEASON:
            return f"in the {match[1]}"
        assert published is not None
        is_before = match[0].lower().startswith("last")
        day = published - timedelta(days=1) if is_before else published
        on = f"the {match[2] or 'evening'} of {say_day(day)}"
        if not _PREPOSITION.search(sentence[: match.start()]):
            on = f"on {on}"
        return on[:1].upper() + on[1:] if match[0][0].isupper() else on

    sentence = _THAN_A_YEAR_AGO.sub(r"\1 earlier", sentence)
    if not any(m.weeks is not None for m in read_dates(sentence)):
        sentence = _LOOSE_TIME.sub(change, sentence)
    sentence = _THIS_SEASON.sub(change, sentence)
    return _THIS_MORNING.sub(change, sentence) if published else sentence


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_relative(mention: DateMention) -> bool:
    is_bare_day = mention.weekday is not None and mention.day is None
    return is_bare_day or (mention.shift, mention.months, mention.years) != (None, None, None)


def _replace(sentence: str, mention: DateMention, published: date | None) -> str | None:
    before, after = sentence[: mention.start], sentence[mention.end :]
    if mention.months is not None or mention.years is not None:
        return _replace_month(before, after, mention, published)
    if not _is_relative(mention):
        return before + _plain_date(mention, published) + after
    if published is None:
        return None
    if not _is_sure(mention, plain_marks(sentence)):
        if not _is_to_come(plain_marks(sentence), mention.start):
            return None
        mention = replace(mention, direction=1)
    day = ground(mention, published)
    if not (day.year and day.month and day.day):
        return None
    said = say_day(date(day.year, day.month, day.day), year=day.year != published.year)
    return _with_day(before, said, after)


def _with_day(before: str, said: str, after: str) -> str:
    """Put a day between the words that stood around a weekday, with the preposition it needs."""
    if after.startswith(("'s ", "’s ")):  # "Sunday's vote" is the 25 May vote
        return f"{before}{'' if _ends_in_article(before) else 'the '}{said}{after[2:]}"
    part = re.match(r" (morning|afternoon|evening|night)\b", after)
    lead = re.sub(r"\bon $", "", before)
    if part:
        on = "" if _PREPOSITION.search(lead) else "on "
        return f"{lead}{on}the {part[1]} of {said}{after[part.end() :]}"
    if _PREPOSITION.search(lead) and not re.search(r"\b(?:late|early) $", lead, re.IGNORECASE):
        return f"{lead}{said}{after}"
    return f"{lead}on {said}{after}"


def _is_sure(mention: DateMention, sentence: str) -> bool:
    """Tell whether a bare weekday surely lies before, or surely after, the article's day."""
    if mention.shift is not None or mention.weeks is not None or mention.direction < 0:
        return True
    if mention.direction > 0:
        return _is_to_come(sentence, mention.start)
    at = mention.start
    if re.match("['’]s ", sentence[mention.end :]) and _WAS_PUT_OFF.search(sentence):
        return False
    if _MAY_BE.search(sentence[:at]) or _is_to_come(sentence, at) or _is_open(sentence, at):
        return False
    if _PAST_VERB.search(sentence[: mention.start]) or not _FUTURE.search(sentence):
        return not _PUT_OFF.search(sentence[: mention.start])
    return _is_plain_past(sentence, mention.start)


def _is_to_come(sentence: str, at: int) -> bool:
    """Tell whether the verb that a word belongs to says what will be: will meet, is to meet.

    What "was to be" on a Monday, or was planned for it, may have been before or after.
    """
    if _PUT_OFF.search(sentence[:at]):
        return True
    if not lies_ahead(sentence, at):
        return False
    verb = governing_verb(sentence, at)
    if verb is None:
        return not _PAST_PLAN.search(sentence)
    near = (verb, verb.head) if verb.dep_ in ("acl", "relcl", "xcomp") else (verb,)
    helpers = {c.lower_ for one in near for c in one.children if c.dep_ in ("aux", "auxpass")}
    root = main_verb(sentence)
    is_noun_s = verb.dep_ == "acl" and root is not None and is_past(root)
    is_planned_then = verb.dep_ == "xcomp" and is_past(verb.head)
    return not (is_noun_s or is_planned_then or helpers & {"was", "were", "had"})


def _is_plain_past(sentence: str, at: int) -> bool:
    """Tell whether the verb that a word belongs to is a past, or that of "a text signed"."""
    verb = governing_verb(sentence, at)
    is_limit = re.search(r"\b(?:by|until|till|for)(?: the)? $", sentence[:at])
    if (
        verb is None
        or is_limit
        or any(c.dep_ == "xcomp" or c.lower_ == "due" for c in verb.children)
    ):
        return False
    is_noun_s = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return (is_past(verb) or is_noun_s) and not is_to_come(verb) and verb.lemma_ not in SET_AHEAD


def _is_open(sentence: str, at: int) -> bool:
    """Tell whether a word's verb says neither what was nor what will be: votes, the plan to raise."""
    verb = governing_verb(sentence, at)
    if verb is None:
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ in ("VBZ", "VBP"):
        return not helpers & {"has", "have"}
    return "to" in helpers and verb.head.lemma_ not in _DONE_ANYWAY


def _plain_date(mention: DateMention, published: date | None) -> str:
    """Print "Friday, November 22, 2024" as "22 November", with the year if it is another one."""
    if (
        mention.day is None
        or mention.month is None
        or re.search(r"\d\s?(?:-|to|and)\s?\d", mention.words)
    ):
        return mention.words
    is_this_year = published is not None and mention.year == published.year
    year = f" {mention.year}" if mention.year and not is_this_year else ""
    return f"{mention.day} {MONTHS[mention.month - 1]}{year}"


def _replace_month(
    before: str, after: str, mention: DateMention, published: date | None
) -> str | None:
    if published is None:
        return None
    found = ground(mention, published)
    is_month = mention.months is not None
    if is_month and found.month:
        said = MONTHS[found.month - 1] + (f" {found.year}" if found.year != published.year else "")
    else:
        said = str(found.year)
    if mention.month is not None and not is_month:
        return f"{before}{MONTHS[mention.month - 1]} {said}{after}"
    month_before = re.search(rf"\b(?:{'|'.join(MONTHS)})(?: of)? $", before)
    if month_before:
        return before.removesuffix("of ") + said + after
    if after.startswith(("'s", "’s")):
        rest = after[2:]
        return before + ("the " if not _ends_in_article(before) else "") + said + rest
    if re.search(r"\b(?:earlier|later|early|late) $", before):
        return f"{before}in {said}{after}"
    return before + (said if _PREPOSITION.search(before) else f"in {said}") + after


def _ends_in_article(before: str) -> bool:
    return bool(re.search(r"\b(?:the|its|their|his|her) $", before, re.IGNORECASE))


def _capitals_off(words: str, aliases: Mapping[str, tuple[str, ...]]) -> str:
    """Print a watched name that stands in capitals, in either order, as the beat writes it."""
    for main in aliases:
        parts = main.split()
        if len(parts) == 2 and main.isascii():
            one, other = map(re.escape, parts)
            found = rf"\b(?:{one} {other}|{other} {one})\b"
            words = re.sub(
                found,
                lambda m: main if re.search("[A-Z]{3}", m[0]) else m[0],  # noqa: B023
                words,
                flags=re.IGNORECASE,
            )
    return words


@lru_cache(maxsize=1)
def _formal_states() -> re.Pattern[str]:
    names = [n for c in countries() if c.code not in _NOT_SHORT for n in (c.name, *c.aliases)]
    return re.compile(_FORMAL_STATE + "|".join(re.escape(n) for n in names) + r")\b")


def house_style(sentence: str, aliases: Mapping[str, tuple[str, ...]]) -> str:
    """Return the sentence in British spelling, single quotes, one name order; quotes keep their words.

    >>> house_style('Wang called it "a defense pact" and left the center.', {})
    "Wang called it 'a defense pact' and left the centre."
    """
    pieces, at = [], 0
    for quote in read_quotes(sentence):
        pieces += [_styled(sentence[at : quote.start - 1], aliases), _quoted(quote.words)]
        at = quote.end + 1
    pieces.append(_styled(sentence[at:], aliases))
    return "".join(pieces)


def _quoted(words: str) -> str:
    """Print a quotation in single marks; a comma or stop that closes a fragment goes outside."""
    closing = words[-1:] if words[-1:] in (",", ".") and not words[:1].isupper() else ""
    return f"'{words.removesuffix(closing) if closing else words}'{closing}"


def _styled(words: str, aliases: Mapping[str, tuple[str, ...]]) -> str:
    plain = plain_marks(words).replace("Shri ", "")
    plain = re.sub(r"(?<!India's )(?<!Indian )Raksha Mantri", "Indian Defence Minister", plain)
    plain = plain.replace("Raksha Mantri", "Defence Minister")
    plain = re.sub(r"\b(Both|both|[Tt]he|[Tt]wo|[Tt]hree) (Ministers|Leaders|Sides)\b",
                   lambda m: f"{m[1]} {m[2].lower()}", plain)  # fmt: skip
    plain = re.sub(r"\b(?:Mr|Ms|Mrs)\.? (?=[A-Z])", "", plain)
    plain = re.sub(r"(?<=\d)\s?%(?!\w)", " per cent", plain)
    plain = _BEFORE_NOUN.sub(r"\1-kilometre \2", plain)
    plain = re.sub(r"(?<=\d)(?: |-)?km\b(?! ?/)", " kilometres", plain)
    plain = re.sub(r"(?<=\d) ?kg\b", " kilograms", plain)
    plain = re.sub(r"\bH\.E\. |\bHon\. |\bDr\.? (?=[A-Z])", "", plain)
    plain = to_british(plain).replace("U.S.", "US").replace("U.K.", "UK").replace("U.N.", "UN")
    for form, name in _PLAIN_COUNTRIES.items():
        plain = re.sub(rf"\b(?:[Tt]he )?{re.escape(form)}\b", name, plain)
    plain = _formal_states().sub("", plain)
    if re.search(r"\b[A-Z]{3,}\b", plain):
        plain = _capitals_off(plain, aliases)
    for main, forms in aliases.items():
        for form in forms:
            if form.isascii() and set(form.split()) == set(main.split()):
                plain = re.sub(rf"\b{re.escape(form)}\b", main, plain)
    return re.sub(r"\s+", " ", plain) if words.strip() else words
