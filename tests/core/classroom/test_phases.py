from widgets.core.classroom.phases import BARS, WAYS, Move, Phase


def test_every_phase_has_its_ways_and_only_the_end_has_none():
    assert set(WAYS) == set(Phase)
    assert [phase for phase, ways in WAYS.items() if not ways] == [Phase.END]


def test_every_way_is_a_move_that_stands_before_those_that_are_always_there():
    moves = [*Move]
    always = moves.index(Move.BACK)

    assert all(moves.index(move) < always for ways in WAYS.values() for move in ways)


def test_bars_are_for_everyone_only_once_the_counts_are_shown():
    assert {Phase.COUNTS, Phase.VERDICT} == BARS
