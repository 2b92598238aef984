import pytest

from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry


@pytest.fixture
def diary():
    """A diary of four entries, the second of which was changed once."""
    days = [DiaryEntry(day=f"2026-11-0{n}", said=f"话{n}") for n in range(1, 5)]
    return Diary().with_entries(days, 1_000).with_entry(2, DiaryEntry(said="改了"), 2_000)
