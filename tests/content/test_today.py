from datetime import UTC, datetime, timedelta

from widgets.content.today import today_in_china


def test_today_is_the_day_eight_hours_ahead_of_greenwich():
    before = datetime.now(tz=UTC) + timedelta(hours=8)

    found = today_in_china()

    after = datetime.now(tz=UTC) + timedelta(hours=8)
    assert before.date() <= found <= after.date()
