from datetime import date

from widgets.content.library import Library
from widgets.content.stale import main, stale


def test_what_was_checked_over_a_year_ago_is_listed_the_oldest_first(small_root):
    path = small_root / "law/provisions/old-act.yaml"
    path.write_text(path.read_text().replace("checked: 2026-11-23", "checked: 2025-01-01"))
    library = Library(small_root)

    assert list(stale(library, date(2026, 1, 1))) == []
    assert list(stale(library, date(2026, 1, 2))) == [(date(2025, 1, 1), "old-act/40.3")]
    kinds = {what.split()[0] for _, what in stale(library, date(2030, 1, 1))}
    assert {"old-act/40.3", "rule", "series", "channel", "lesson"} <= kinds


def test_it_warns_and_never_fails(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert main(date(2026, 11, 24)) == 0
    assert "within a year" in capsys.readouterr().out
    assert main(date(2031, 1, 1)) == 0
    assert "last checked on" in capsys.readouterr().out
