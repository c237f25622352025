import datetime as dt
from decimal import Decimal

import pytest

from codegen.doors import locale


@pytest.mark.parametrize(
    ("amount", "currency", "language", "printed"),
    [
        (50, "EUR", "en", "50 EUR"),
        (50.0, "EUR", "en", "50 EUR"),
        (49.9, "EUR", "en", "49.90 EUR"),
        (Decimal("1500.5"), "EUR", "de", "1.500,50 EUR"),
        (1_000_000, "INR", "en", "1,000,000 INR"),
        (1_000_000, "INR", "hi", "10,00,000 INR"),
        (1500, "JPY", "fr", "1 500 JPY"),
        (0.125, "EUR", "en", "0.125 EUR"),
        (0, "KWD", "en", "0 KWD"),
        (50, None, "en", "50"),
        (50, "EUR", "xx-Unknown", "50 EUR"),
    ],
)
def test_an_amount_is_printed_as_its_language_groups_it(amount, currency, language, printed):
    said = locale.money(amount, currency, language)

    assert (
        said.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == printed
    )


def test_an_amount_and_its_currency_stay_on_one_line():
    assert " " not in locale.money(1500, "EUR", "fr")


def test_english_names_the_day_first_unless_a_region_asks_otherwise():
    day = dt.date(2026, 3, 1)

    assert locale.long_date(day, "en") == "1\N{NO-BREAK SPACE}March 2026"
    assert locale.long_date(day, "en-US") == "March\N{NO-BREAK SPACE}1, 2026"


def test_one_day_is_not_one_days():
    assert [locale.duration(n, "day", "en") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


@pytest.mark.parametrize("code", ["DE", "KE", "XA", "XK", "XZ"])
def test_a_country_is_one_of_iso_3166_or_of_the_users_own(code):
    assert locale.is_country(code)


@pytest.mark.parametrize("code", ["", "de", "DEU", "EU", "UN", "ZZ", "QQ", "D", "Ä1", "XA "])
def test_what_only_looks_like_a_country_is_none(code):
    assert not locale.is_country(code)
    assert locale.currency_of(code) is None


@pytest.mark.parametrize(
    ("country", "currency"),
    [
        ("DE", "EUR"),
        ("GB", "GBP"),
        ("HR", "EUR"),
        ("CH", "CHF"),
        ("BT", "BTN"),
        ("NA", "NAD"),
        ("XA", None),
        ("XK", None),
        ("AQ", None),
    ],
)
def test_a_country_counts_in_the_money_of_today(country, currency):
    assert locale.currency_of(country) == currency


@pytest.mark.parametrize(
    ("items", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_is_joined_as_a_sentence_has_it(items, said):
    assert locale.joined(items, "and") == said
