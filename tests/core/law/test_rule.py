from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.errors import NotInForce
from widgets.core.law.rule import Band, Rule

OLDEST, VOID = "private-lending-1991", "private-lending-void-line"


@pytest.fixture
def fine(small_root):
    return Library(small_root).rule("entry-fine")


def test_a_version_holds_until_the_day_before_the_next(fine):
    assert fine.at(date(2025, 12, 31)).value == Decimal(1000)
    assert fine.at(date(2026, 1, 1)).value == Decimal(2000)


def test_the_citation_changes_with_the_version(fine):
    assert fine.at(date(2025, 12, 31)).cite == "old-act/40.3"
    assert fine.at(date(2026, 1, 1)).cite == "new-act/47.3"


def test_a_day_before_the_record_has_no_value_rather_than_a_zero(fine):
    with pytest.raises(NotInForce, match="from 2006-03-01"):
        fine.at(date(2006, 2, 28))


def test_versions_out_of_order_are_refused(fine):
    turned = fine.model_dump(by_alias=True) | {
        "versions": [v.model_dump(by_alias=True) for v in reversed(fine.versions)]
    }

    with pytest.raises(ValidationError, match="oldest first"):
        Rule.model_validate(turned)


def test_two_versions_or_bands_do_not_begin_at_the_same_place(fine):
    bands = ({"over": 0, "fixed": 50}, {"over": 0, "fixed": 60})

    with pytest.raises(ValidationError, match="2006-03-01 follows 2006-03-01") as twice:
        rule(fine, version(value=1), version(value=2))
    with pytest.raises(ValidationError, match="over 0 follows over 0") as banded:
        rule(fine, version(bands=bands))

    told = [each.value.errors()[0]["ctx"]["error"].faults for each in (twice, banded)]
    assert [place for ((place, _),) in told] == [("versions", 1, "from"), ("bands", 1, "over")]


def test_a_band_with_a_fixed_sum_adds_no_percentage():
    assert Band(over=Decimal(0), fixed=Decimal(50)).percent == 0


def version(**more: object) -> dict[str, object]:
    return {"from": date(2006, 3, 1), "unit": "cny", "cite": "old-act/40.3"} | more


def rule(fine, *versions: dict[str, object]) -> Rule:
    return Rule.model_validate(fine.model_dump(by_alias=True) | {"versions": versions})


def test_a_rule_that_has_ended_has_no_value_and_says_when_it_ended(fine):
    last = {"from": date(2020, 8, 20), "ended": True, "cite": "new-act/47.3"}
    ended = rule(fine, version(value=24), last)

    assert ended.at(date(2020, 8, 19)).value == 24
    with pytest.raises(NotInForce, match="from 2006-03-01 to 2020-08-19"):
        ended.at(date(2020, 8, 20))


def test_bands_run_upwards(fine):
    up = ({"over": 0, "fixed": 50}, {"over": 10000, "percent": Decimal("2.5")})

    assert rule(fine, version(bands=up)).at(date(2007, 1, 1)).bands[1].percent == Decimal("2.5")
    with pytest.raises(ValidationError, match="bands run upwards, but over 0 follows over 10000"):
        rule(fine, version(bands=tuple(reversed(up))))


@pytest.mark.parametrize(
    "wrong", [{}, {"value": 1, "ended": True}, {"value": 1, "bands": ({"over": 0},)}]
)
def test_a_version_is_one_value_or_bands_or_the_end(fine, wrong):
    with pytest.raises(ValidationError, match="one of the three"):
        rule(fine, version(**wrong))


@pytest.mark.parametrize(
    ("rule_id", "on", "value", "unit", "cite"),
    [
        (
            "private-lending-cap",
            "2015-08-31",
            4,
            "times-benchmark",
            "private-lending-1991/benchmark",
        ),
        ("private-lending-cap", "2015-09-01", 24, "percent-a-year", "private-lending-2015/26"),
        ("private-lending-cap", "2020-08-19", 24, "percent-a-year", "private-lending-2015/26"),
        ("private-lending-cap", "2020-08-20", 4, "times-lpr-1y", "private-lending-2020a/26"),
        ("private-lending-cap", "2021-01-01", 4, "times-lpr-1y", "private-lending-2020b/25"),
        (
            "private-lending-void-line",
            "2020-08-19",
            36,
            "percent-a-year",
            "private-lending-2015/26",
        ),
        ("limitation-years", "2021-01-01", 3, "years", "civil-code/188"),
        ("limitation-longest-years", "2021-01-01", 20, "years", "civil-code/188"),
        ("guarantee-period-months", "2021-01-01", 6, "months", "civil-code/692"),
        ("payment-order-objection-days", "2024-01-01", 15, "days", "cpl-2023/227"),
        ("credit-card-instalment-months", "2026-11-24", 60, "months", "card-2011/70"),
        ("credit-record-years", "2026-11-24", 5, "years", "credit-reporting-2013/16"),
        ("home-intrusion-fine-max", "2025-12-31", 1000, "cny", "psapl-2012/40.3"),
        ("home-intrusion-fine-max", "2026-01-01", 2000, "cny", "psapl-2025/47.3"),
        ("small-loan-cost-line", "2026-11-24", 24, "percent-a-year", "small-loan-cost-2025/line"),
    ],
)
def test_the_law_on_the_days_that_matter(rule_id, on, value, unit, cite):
    found = Library.open().rule(rule_id).at(date.fromisoformat(on))

    assert (found.value, found.unit, found.cite) == (value, unit, cite)


def test_the_second_line_for_private_loans_is_gone_since_august_2020():
    with pytest.raises(NotInForce, match="to 2020-08-19"):
        Library.open().rule(VOID).at(date(2020, 8, 20))


def test_the_court_fee_has_ten_bands():
    bands = Library.open().rule("court-fee").at(date(2026, 11, 24)).bands

    assert len(bands) == 10
    assert bands[0] == Band(over=Decimal(0), fixed=Decimal(50))
    assert bands[1] == Band(over=Decimal(10_000), percent=Decimal("2.5"))
    assert bands[-1] == Band(over=Decimal(20_000_000), percent=Decimal("0.5"))
