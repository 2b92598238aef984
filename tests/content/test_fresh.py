from widgets.content.fresh import main, told
from widgets.content.library import Library
from widgets.core.law.freshness import freshness


def test_each_instrument_is_a_line_with_its_day_its_end_its_successor_and_its_reports(
    small_root, monkeypatch, capsys
):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert main() == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "bill: text not read, and no article stands in the register; "
            "reported from 2026-09-01: It is to change.; reported: It is long."
        ),
        "guide: text not read; its articles are quotations",
        "old-act: read to 2025-04-19; ended 2025-12-31; then new-act",
        "new-act: read to 2026-05-16",
        "2 of 4 read in a text. Of what came after its day nothing is known",
    ]


def test_a_text_read_before_it_took_effect_says_from_which_day_it_is_in_force():
    library = Library.open()
    found = {f.instrument.id: f for f in freshness(library.instruments, library.register)}

    assert told(found["reconsideration-regulation-2026"]) == (
        "reconsideration-regulation-2026: read to 2026-05-16; in force from 2026-07-01"
    )
