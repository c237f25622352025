"""The door to Babel: numbers, money, dates, countries and currencies in the words of a language.

Babel is imported inside the functions: most commands never print an amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

Number: TypeAlias = int | float | Decimal

# English without a region writes "22 November 2026", which cannot be misread anywhere.
_DEFAULTS = {"en": "en_GB"}
# CLDR knows these as territories, ISO 3166-1 does not as countries.
_NOT_COUNTRIES = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "ZZ"))
_OWN_USE = re.compile(r"X[A-Z]")
_AT_THE_DAY = re.compile(r"(?<=\b\d) |(?<=\b\d\d) |(?<=\d\.) | (?=\d{1,2}\b)")


@cache
def _locale(language: str) -> Any:
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - see the module's docstring

    name = language.replace("-", "_")
    for candidate in (_DEFAULTS.get(name, name), name.partition("_")[0], "en_GB"):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError(language)  # pragma: no cover - Babel always has English


def direction(language: str) -> str:
    """Return the direction in which a language is written, ``ltr`` or ``rtl``.

    >>> direction("en-GB"), direction("ar"), direction("he")
    ('ltr', 'rtl', 'rtl')
    """
    written: str = _locale(language).text_direction
    return written


def number(amount: Number, language: str) -> str:
    """Return a number with the language's grouping, and decimals only when it has some.

    >>> number(1500, "en"), number(1500.5, "de")
    ('1,500', '1.500,5')
    """
    return _decimal(amount, language, places=0)


def _decimal(amount: Number, language: str, places: int) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - see the module's docstring

    exact = Decimal(str(amount))
    has = max(0, -int(exact.normalize().as_tuple().exponent))
    digits = max(has, places) if has else 0
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    locale = _locale(language)
    text: str = format_decimal(exact, format=_grouping(locale, pattern), locale=locale)
    return text


def _grouping(locale: Any, pattern: str) -> str:
    # Some languages group by two after the first three (1,23,456).
    grouped: str = locale.decimal_formats[None].pattern.partition(";")[0].partition(".")[0]
    return grouped + pattern.partition("0")[2] if "," in grouped else pattern


def money(amount: Number, currency: str | None, language: str) -> str:
    """Return an amount with its code after a no-break space; decimals only when it has some.

    Without a currency the number stands alone.

    >>> money(50, "EUR", "en").replace(chr(160), " "), money(1500.5, "EUR", "de").replace(chr(160), " ")
    ('50 EUR', '1.500,50 EUR')
    """
    if currency is None:
        return number(amount, language)
    from babel.numbers import get_currency_precision  # noqa: PLC0415 - see the module's docstring

    places = get_currency_precision(currency)
    return f"{_decimal(amount, language, places)}\N{NO-BREAK SPACE}{currency}"


def duration(amount: Number, unit: str, language: str) -> str:
    """Return a number with its unit; *unit* is ``day``, ``week``, ``month`` or ``year``.

    >>> duration(1, "day", "en"), duration(7, "days", "en"), duration(2, "year", "de")
    ('1 day', '7 days', '2 Jahre')
    """
    from babel.units import format_unit  # noqa: PLC0415 - see the module's docstring

    name = f"duration-{unit.removesuffix('s')}"
    return format_unit(amount, name, "long", locale=_locale(language))


def long_date(date: dt.date, language: str) -> str:
    """Return a day as text writes it, with a no-break space between its number and its month.

    >>> from datetime import date
    >>> [long_date(date(2026, 11, 2), name).replace(chr(160), "~") for name in ("en", "en-US", "fr")]
    ['2~November 2026', 'November~2, 2026', '2~novembre 2026']
    """
    from babel.dates import format_date  # noqa: PLC0415 - see the module's docstring

    written: str = format_date(date, "long", locale=_locale(language))
    return _AT_THE_DAY.sub("\N{NO-BREAK SPACE}", written)


def is_country(code: str) -> bool:
    """Return whether a code is ISO 3166-1's, or one that it leaves to its users (XA to XZ).

    >>> is_country("DE"), is_country("XA"), is_country("EU"), is_country("de")
    (True, True, False, False)
    """
    if _OWN_USE.fullmatch(code):
        return True
    if not re.fullmatch(r"[A-Z]{2}", code) or code in _NOT_COUNTRIES:
        return False
    return code in _locale("en").territories


def country_name(code: str, language: str) -> str | None:
    """Return what a country is called, None for a code that has no name of its own.

    >>> country_name("DE", "en"), country_name("XA", "en")
    ('Germany', None)
    """
    if not is_country(code) or _OWN_USE.fullmatch(code):
        return None
    name: str | None = _locale(language).territories.get(code)
    return name


def country_called(name: str, language: str) -> str | None:
    """Return the code of the country of that name, None when there is none or more than one.

    >>> country_called("new zealand", "en"), country_called("Ardumere", "en")
    ('NZ', None)
    """
    folded = name.casefold()
    territories: dict[str, str] = dict(_locale(language).territories)
    found = [
        code
        for code, known in territories.items()
        if known.casefold() == folded and is_country(code)
    ]
    return found[0] if len(found) == 1 else None


def currency_of(country: str) -> str | None:
    """Return the currency in which a country counts today; None when it cannot be told.

    Where two are tender, the country's own comes first.

    >>> currency_of("HR"), currency_of("LS"), currency_of("XA")
    ('EUR', 'LSL', None)
    """
    if not is_country(country) or _OWN_USE.fullmatch(country):
        return None
    tender = _tender(country)
    own = [code for code in tender if code.startswith(country)]
    return next(iter((*own, *tender)), None)


def _tender(country: str) -> list[str]:
    from babel.core import get_global  # noqa: PLC0415 - see the module's docstring

    known = get_global("territory_currencies").get(country, ())
    return [code for code, _, end, tender in known if tender and end is None]


def is_currency(code: str) -> bool:
    """Return whether a code is a currency that is tender somewhere today.

    >>> is_currency("EUR"), is_currency("DEM"), is_currency("euro")
    (True, False, False)
    """
    from babel.core import get_global  # noqa: PLC0415 - see the module's docstring

    return any(code in _tender(country) for country in get_global("territory_currencies"))


def joined(items: Sequence[str], word: str) -> str:
    """Return a list as a sentence has it; ``word`` stands before the last.

    >>> joined(("adviser", "head", "council"), "and")
    'adviser, head and council'
    """
    if len(items) < 2:  # noqa: PLR2004 - one item needs no word
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
