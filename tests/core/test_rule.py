from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from widgets.content.library import Library
from widgets.core.errors import NotInForce
from widgets.core.rule import Rule


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
