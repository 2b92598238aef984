from dataclasses import replace
from datetime import date

import pytest

from tests.core.conftest import asked
from widgets.content.library import Library
from widgets.core.law.provision import LenderType
from widgets.core.screen.inquiry import PAGE, Inquiry, Tab, arrived, found

TODAY = date(2026, 11, 24)
ASKED = {"lender": "", "collector": "", "topic": "", "day": "2026-11-24", "sought": ""}


@pytest.fixture
def law(small_root):
    return Library(small_root).law()


def find(**changed: str) -> dict:
    return {"act": "find", "response": [f"{k}={v}" for k, v in (ASKED | changed).items()]}


def compare(since: str, until: str) -> dict:
    return {"act": "compare", "response": [f"since={since}", f"until={until}"]}


def cites(law, inquiry) -> list[str]:
    return [p.cite for p in found(law, inquiry)]


def test_what_is_found_follows_the_day_and_who_lends_and_collects(law):
    start = Inquiry(day=TODAY)

    assert cites(law, asked(law, start, find(day="2025年12月31日"))) == ["old-act/40.3"]
    private = asked(law, start, find(lender="private-lender"))
    by_agency = asked(law, start, find(lender="private-lender", collector="agency"))
    assert not any(cite.startswith("guide/") for cite in cites(law, private))
    assert any(cite.startswith("guide/") for cite in cites(law, by_agency))
    assert by_agency.lenders == (LenderType.PRIVATE_LENDER, LenderType.AGENCY)


def test_who_lends_and_collects_stays_until_others_are_named(law):
    searched = {"act": "find", "response": ["sought=进门"]}

    for lenders in ((LenderType.BANK,), (LenderType.BANK, LenderType.AGENCY)):
        before = Inquiry(day=TODAY, lenders=lenders)
        assert asked(law, before, searched) == replace(before, sought="进门")


def test_what_is_found_follows_the_topic_and_the_words(law):
    start = Inquiry(day=TODAY)

    assert cites(law, asked(law, start, find(topic="home", sought="进门"))) == ["new-act/47.3"]
    assert cites(law, asked(law, start, find(sought="zebra"))) == []
    assert asked(law, start, find(topic="no-topic")).topic == ""


def test_a_day_that_cannot_be_read_is_asked_again_and_nothing_else_is_lost(law):
    start = Inquiry(day=TODAY)

    after = asked(law, start, find(day="tomorrow", sought="进门"))

    assert (after.day, after.sought) == (TODAY, "进门")
    assert (after.typed["day"], after.problems) == ("tomorrow", {"day": "unreadable"})
    assert asked(law, after, find(sought="进门")).problems == {}


def test_two_days_are_compared_if_the_later_is_later(law):
    start = Inquiry(day=TODAY, tab=Tab.CHANGES)

    good = asked(
        law, start, {"act": "compare", "response": ["since=2025-01-01", "until=2026-06-30"]}
    )
    bad = asked(
        law, start, {"act": "compare", "response": ["since=2026-06-30", "until=2025-01-01"]}
    )

    assert (good.since, good.until) == (date(2025, 1, 1), date(2026, 6, 30))
    assert (bad.since, bad.until) == (start.since, start.until)
    assert bad.problems == {"until": "day-order"}
    same = {"act": "compare", "response": ["since=2026-06-30", "until=2026-06-30"]}
    assert asked(law, start, same).problems == {"until": "day-order"}


def test_an_article_is_opened_and_left_again(law):
    opened = asked(law, Inquiry(day=TODAY), {"act": "open", "cite": "new-act/47.3"})

    assert opened.cite == "new-act/47.3"
    assert asked(law, opened, {"act": "close"}).cite == ""


def test_a_ladder_is_chosen_if_there_is_one(law):
    start = Inquiry(day=TODAY, tab=Tab.LADDER)

    assert asked(law, start, {"act": "ladder", "response": ["ladder=forcing"]}).ladder == "forcing"
    assert asked(law, start, {"act": "ladder", "of": "nothing"}).ladder == ""


def test_more_shows_another_page_and_a_new_search_the_first(law):
    more = asked(law, Inquiry(day=TODAY), {"act": "more"})

    assert more.shown == 2 * PAGE
    assert asked(law, more, find()).shown == PAGE


@pytest.mark.parametrize(
    "act",
    [
        {"act": "find", "response": "x"}, {"act": "find", "response": [1]},
        {"act": "ladder", "of": "no-such"},
    ],
)  # fmt: skip
def test_an_act_that_is_not_offered_changes_nothing_that_is_asked(law, act):
    start = Inquiry(day=TODAY)

    after = asked(law, start, act)

    assert replace(after, typed={}, problems={}) == start


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"cite": "new-act/47.3"}, {"cite": "new-act/47.3"}),
        ({"q": "进门"}, {"sought": "进门"}),
        ({"on": "2025-06-01"}, {"day": date(2025, 6, 1)}),
        ({"act": "forcing"}, {"ladder": "forcing"}),
        ({"act": "x", "utm": "y"}, {"ladder": "", "tab": Tab.FIND}),
        ({}, {}),
    ],
)
def test_an_address_asks(law, query, expected):
    arrival = arrived(law, Inquiry(day=TODAY), query)

    assert {name: getattr(arrival, name) for name in expected} == expected


def test_changes_are_first_shown_for_the_turn_of_the_days_year():
    assert Inquiry(day=date(2026, 11, 25)).span == (date(2025, 12, 31), date(2026, 1, 1))
    assert Inquiry(day=TODAY, since=date(2020, 1, 1)).span[0] == date(2020, 1, 1)
    assert Inquiry(day=date(1, 7, 1)).span == (date.min, date.min)
