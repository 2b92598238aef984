import pytest

from widgets.core.classroom.phases import BARS, WAYS, Move, Phase, numbered


def test_every_phase_has_its_ways_and_only_the_end_has_none():
    assert set(WAYS) == set(Phase)
    assert [phase for phase, ways in WAYS.items() if not ways] == [Phase.END]


def test_every_way_is_a_move_that_stands_before_those_that_are_always_there():
    moves = [*Move]
    always = moves.index(Move.BACK)

    assert all(moves.index(move) < always for ways in WAYS.values() for move in ways)


@pytest.mark.parametrize("phase", [*Phase])
def test_bars_are_seen_in_no_phase_before_the_counts(phase):
    assert (phase in BARS) == (phase in ("counts", "verdict"))


@pytest.mark.parametrize(
    ("phase", "ways"),
    [
        ("lobby", ["begin"]),
        ("care", ["tell"]),
        ("read", ["ask"]),
        ("vote", ["close"]),
        ("closed", ["talk", "counts"]),
        ("talk", ["vote-again"]),
        ("counts", ["verdict"]),
        ("verdict", ["twin", "next"]),
        ("pause", ["next"]),
        ("study", ["end"]),
    ],
)
def test_the_usual_way_on_stands_first(phase, ways):
    assert [*WAYS[Phase(phase)]] == ways


def test_bars_are_for_everyone_only_once_the_counts_are_shown():
    assert {Phase.COUNTS, Phase.VERDICT} == BARS


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("0", 0),
        ("１２", 12),
        ("9999", 9999),
        ("10000", -1),
        pytest.param("9" * 5_000, -1, id="long"),
        ("-1", -1),
        ("", -1),
    ],
)
def test_a_move_names_a_number_of_few_figures_or_none(to, found):
    assert numbered(to) == found
