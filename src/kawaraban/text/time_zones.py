"""The clock of a country: which day it was there."""

from collections import defaultdict
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

# Where most of the press of a country with several clocks sits.
_PRESS = {
    "US": "America/New_York", "AU": "Australia/Sydney", "CA": "America/Toronto", "RU": "Europe/Moscow",
    "BR": "America/Sao_Paulo", "MX": "America/Mexico_City", "ID": "Asia/Jakarta", "CN": "Asia/Shanghai",
    "CL": "America/Santiago", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "NZ": "Pacific/Auckland",
    "UA": "Europe/Kyiv", "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar", "AR": "America/Buenos_Aires",
    "EU": "Europe/Brussels", "DE": "Europe/Berlin", "MY": "Asia/Kuala_Lumpur", "EC": "America/Guayaquil",
}  # fmt: skip


@lru_cache(maxsize=1)
def _zones() -> dict[str, list[str]]:
    zones: dict[str, list[str]] = defaultdict(list)
    for zone, territory in sorted(get_global("zone_territories").items()):
        zones[str(territory)].append(str(zone))
    return zones


def day_in_country(moment: datetime, country: str) -> date:
    """Return the day it was in a country (ISO 3166-1 alpha-2) at a moment; in UTC if unknown.

    >>> from datetime import UTC
    >>> day_in_country(datetime(2024, 11, 11, 21, tzinfo=UTC), "JP")
    datetime.date(2024, 11, 12)
    """
    code = country.upper()
    zone = _PRESS.get(code) or next(iter(_zones().get(code, [])), "UTC")
    return moment.astimezone(ZoneInfo(zone if zone in available_timezones() else "UTC")).date()
