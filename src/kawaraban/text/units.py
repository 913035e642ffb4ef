"""Units of measure: one name for each, which measure the same thing, and how many of one another."""

import tomllib
from importlib.resources import files

_TIME: dict[str, float] = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "fortnight": 1_209_600,
    "month": 2_629_800, "quarter": 7_889_400, "year": 31_557_600, "decade": 315_576_000,
    "century": 3_155_760_000,
}  # fmt: skip
_LENGTH: dict[str, float] = {
    "millimetre": 0.001, "centimetre": 0.01, "metre": 1, "kilometre": 1000, "mile": 1609.344,
    "nautical mile": 1852, "foot": 0.3048, "yard": 0.9144, "inch": 0.0254,
}  # fmt: skip
_MASS: dict[str, float] = {
    "gram": 0.001,
    "kilogram": 1,
    "tonne": 1000,
    "kilotonne": 1e6,
    "megatonne": 1e9,
    "ounce": 0.0283495,
}
_AREA: dict[str, float] = {
    "square metre": 1, "hectare": 10_000, "acre": 4046.86, "square kilometre": 1_000_000,
    "square mile": 2_589_988,
}  # fmt: skip
_VOLUME: dict[str, float] = {"litre": 1, "cubic metre": 1000, "barrel": 158.987, "gallon": 3.785}
_SHARE: dict[str, float] = {"per cent": 0.01, "fraction": 1}
_POINTS: dict[str, float] = {"percentage point": 1, "basis point": 0.01}
_DIMENSIONS: dict[str, dict[str, float]] = {
    "time": _TIME, "length": _LENGTH, "mass": _MASS, "area": _AREA, "volume": _VOLUME,
    "share": _SHARE, "points": _POINTS,
}  # fmt: skip
_SIZE = {unit: (name, size) for name, units in _DIMENSIONS.items() for unit, size in units.items()}


def _read_currencies() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((files(__package__) / "currencies.toml").read_text("utf-8"))
    rows = [line.split("|") for line in table["currencies"].strip().splitlines()]
    return {noun: tuple(signs.split(",")) for noun, signs in rows}


_SIGNS_OF = _read_currencies()
CURRENCIES = frozenset(_SIGNS_OF)
CURRENCY_SIGNS = {sign: noun for noun, signs in _SIGNS_OF.items() for sign in signs}
_PERSONS = frozenset(
    """person people attendee lawmaker soldier worker labourer laborer citizen guest man woman
    senator deputy delegate representative mp legislator voter resident passenger employee troop fighter
    sailor officer migrant refugee civilian student pupil prisoner detainee hostage victim casualty
    peacekeeper policeman member judge minister patient farmer miner inhabitant""".split()  # noqa: SIM905
)
_ALIASES = {
    "%": "per cent", "percent": "per cent", "percentage": "per cent", "km": "kilometre", "pc": "per cent",
    "kilometer": "kilometre", "meter": "metre", "m": "metre", "mi": "mile", "nm": "nautical mile",
    "feet": "foot", "ton": "tonne", "kilo": "kilogram", "kg": "kilogram", "kilogramme": "kilogram",
    "hr": "hour", "min": "minute", "sec": "second", "ha": "hectare", "liter": "litre", "bbl": "barrel",
    "ballot": "vote", "nation": "country", "voix": "vote", "heure": "hour", "jour": "day",
    "euros": "euro", "ruble": "rouble", "renminbi": "yuan", "stimme": "vote", "stunde": "hour",
    "tage": "day", "minuten": "minute", "stunden": "hour", "stimmen": "vote", "centimeter": "centimetre",
    "cm": "centimetre", "mm": "millimetre", "millimeter": "millimetre", "member": "person",
    "semaine": "week", "mois": "month", "an": "year", "année": "year", "siège": "seat", "tonnes": "tonne",
    "pays": "country", "personne": "person", "kilomètre": "kilometre", "mètre": "metre", "vessel": "ship",
    "boat": "ship", "aircraft": "plane", "jet": "plane", "lawmakers": "person", "bp": "basis point",
    "point": "percentage point", "navire": "ship",
    "cutter": "ship", "frigate": "ship", "warship": "ship", "destroyer": "ship",
    "milles": "mile", "tour": "round", "session": "session",
}  # fmt: skip
# Two names of things that are counted and may be meant by one another.
_COUNTED_ALIKE = (frozenset({"vote", "person"}), frozenset({"seat", "person"}))
_KNOWN_COUNTS = frozenset({"vote", "seat", "country", "ship", "plane"})


def unit_name(noun: str) -> str:
    """Return the one name of a unit or counted noun: votes and ballots are vote.

    >>> unit_name("ballots"), unit_name("countries"), unit_name("percent"), unit_name("senators")
    ('vote', 'country', 'per cent', 'person')
    """
    word = noun.lower()
    if word in _ALIASES:
        return _ALIASES[word]
    one = word
    if word.endswith("ies") and len(word) > 4:
        one = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        one = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us")):
        one = word[:-1]
    one = _ALIASES.get(one, one)
    if one in _PERSONS or one.endswith(("men", "women")):
        return "person"
    return one


def is_unit(name: str) -> bool:
    """Tell whether a name is of a measure, a currency or something often counted."""
    return name in _SIZE or name in CURRENCIES or name in _KNOWN_COUNTS or name == "person"


def in_unit(value: float, unit: str, other: str) -> float | None:
    """Return a value in another unit of its dimension; None where they measure different things.

    >>> in_unit(0.5, "hour", "minute"), in_unit(20, "per cent", "fraction")
    (30.0, 0.2)
    """
    if unit == other:
        return value
    here, there = _SIZE.get(unit), _SIZE.get(other)
    if here is None or there is None or here[0] != there[0]:
        return None
    return round(value * here[1] / there[1], 9)


def units_disagree(one: str, other: str) -> bool:
    """Tell whether two units are known and measure different things, or the same in another size.

    >>> units_disagree("minute", "hour"), units_disagree("minute", ""), units_disagree("vote", "person")
    (True, False, False)
    """
    if one == other or not one or not other or {one, other} in _COUNTED_ALIKE:
        return False
    if not (_is_measure(one) or _is_measure(other)):
        return {one, other} <= _KNOWN_COUNTS | {"person"}
    return is_unit(one) and is_unit(other)


def are_counted_alike(one: str, other: str) -> bool:
    """Tell whether two counted nouns may be meant by one another: votes, and those who cast them."""
    return one == other or {one, other} in _COUNTED_ALIKE


def are_of_one_kind(one: str, other: str) -> bool:
    """Tell whether two units measure the same: two times, two moneys, two counts of people or things.

    >>> are_of_one_kind("hour", "minute"), are_of_one_kind("euro", "dollar"), are_of_one_kind("month", "vote")
    (True, True, False)
    """
    if in_unit(1.0, one, other) is not None or {one, other} <= CURRENCIES:
        return True
    counts = _KNOWN_COUNTS | {"person"}
    shares = set(_SHARE) | set(_POINTS) | counts
    return {one, other} <= counts or {one, other} <= shares


def _is_measure(name: str) -> bool:
    return name in _SIZE or name in CURRENCIES or name == "ordinal"
