"""Planted faults in the days of the register, each told with its line and its remedy."""

from datetime import date

import pytest

from widgets.content.check import check
from widgets.content.library import Library

TODAY = date(2026, 12, 1)
NEW = "law/provisions/new-act.yaml"
LINK = "    checked: 2026-11-23\n    replaced: old-act/40.3"


@pytest.fixture
def planted(small_root):
    def plant(*changes: tuple[str, str, str]) -> list[str]:
        for name, before, after in changes:
            path = small_root / name
            text = path.read_text()
            assert before in text
            path.write_text(text.replace(before, after, 1))
        return [str(fault) for fault in check(Library(small_root), TODAY)]

    return plant


def test_periods_that_meet_are_sound(planted):
    assert planted((NEW, "    checked: 2026-11-23", LINK)) == []


def test_periods_that_overlap(planted):
    found = planted(
        (NEW, "    checked: 2026-11-23", LINK), (NEW, "from: 2026-01-01", "from: 2025-12-31")
    )

    assert any("old-act/40.3 overlaps: give it 'until: 2025-12-30'" in each for each in found)


def test_periods_that_leave_a_gap(planted):
    old = "law/provisions/old-act.yaml"
    gap = (old, "until: 2025-12-31", "until: 2025-11-30")

    found = planted((NEW, "    checked: 2026-11-23", LINK), gap)

    told = "old-act/40.3 ended on 2025-11-30 and this starts on 2026-01-01: mend the day, or say"
    assert [each for each in found if told in each and each.startswith(NEW)]


def test_a_gap_that_says_why_is_sound(planted):
    why = LINK + "\n    gap: {zh: 中间没有规定, en: There was no rule between}"
    old = ("law/provisions/old-act.yaml", "until: 2025-12-31", "until: 2025-11-30")

    found = planted((NEW, "    checked: 2026-11-23", why), old)

    assert not any("mend the day" in each for each in found)


def test_an_article_that_outlives_its_instrument(planted):
    found = planted(("law/provisions/old-act.yaml", "    until: 2025-12-31\n", ""))

    assert any("old-act ended on 2025-12-31: 'until' must be by then" in each for each in found)


def test_an_unknown_predecessor(planted):
    found = planted((NEW, "    checked: 2026-11-23", LINK.replace("40.3", "49")))

    assert any("replaced: 'old-act/49' is not in the register" in each for each in found)


def test_instruments_that_overlap_or_are_unknown(planted):
    some = "law/instruments/some.yaml"

    overlapping = planted((some, "until: 2025-12-31", "until: 2026-06-30"))
    unknown = planted((some, "replaced: old-act", "replaced: odd-act"))

    assert any("1.replaced: old-act overlaps" in each for each in overlapping)
    assert any("'odd-act' is not in law/instruments" in each for each in unknown)


def test_an_address_that_stands_twice(planted, small_root):
    path = small_root / NEW
    head, mark, body = path.read_text().partition("provisions:\n")
    path.write_text(head + mark + body + body)

    assert any("'47.3' stands twice" in each for each in planted())


def test_a_limit_of_a_guide_that_says_it_binds_everyone(planted):
    found = planted(("law/provisions/guide.yaml", "binds: [bank, agency]", "binds: [anyone]"))

    assert any("a self-discipline does not bind anyone at all: name whom" in each for each in found)


def test_articles_of_an_instrument_that_is_not_there(planted, small_root):
    (small_root / "law/provisions/no-act.yaml").write_text((small_root / NEW).read_text())

    assert any("no-act.yaml:1: instrument: 'no-act' is not in law/instr" in e for e in planted())
