from datetime import date

from tests.core.calculators.limitation.kinds import EVENT_KINDS, KIND
from tests.core.calculators.limitation.test_says import DEMAND, working
from widgets.core.calculators.limitation.rows import ClaimEvent
from widgets.core.calculators.limitation.says import standing
from widgets.core.calculators.limitation.variations import variations


def test_without_a_demand_that_cannot_be_proved_its_row_alone_is_gone():
    rows = ("2024-01-05 催款 我在家", "2024-01-05 还款", "2023-01-05 催款")
    events = (DEMAND, ClaimEvent(date(2023, 1, 5), KIND["demand"]))
    found = working(*events)

    first = next(variations(found, standing(found), rows, EVENT_KINDS))

    assert first.key == "unproved"
    assert first.fill["events"].split("\n") == list(rows[1:])


def test_no_change_is_on_offer_that_the_record_does_not_reach():
    old = date(2020, 9, 1)
    alone, with_more = (
        working(DEMAND, start=old),
        working(DEMAND, ClaimEvent(date(2023, 1, 5), KIND["demand"]), start=old),
    )

    def keys(found):
        return [turn.key for turn in variations(found, standing(found), (), EVENT_KINDS)]

    assert "unproved" not in keys(alone)
    assert "unproved" in keys(with_more)


def test_the_events_that_are_tried_out_can_be_read_as_rows():
    late = working(asked=date(2025, 9, 3))

    found = {
        each.key: each
        for each in variations(late, standing(late), ("2024-01-05 催款",), EVENT_KINDS)
    }

    assert found["pays"].fill == {"events": "2024-01-05 催款\n2025-09-03 payment"}
    assert found["agrees"].fill == {"events": "2024-01-05 催款\n2025-09-03 plan"}
    assert found["sooner"].fill == {"asked": "2025-09-01"}


def test_while_it_runs_the_day_after_the_latest_last_day_is_tried():
    running = working(asked=date(2025, 9, 1))

    found = {each.key: each for each in variations(running, standing(running), (), EVENT_KINDS)}

    assert found["waits"].fill == {"asked": "2025-09-03"}
    assert "agrees" not in found
