import pytest

from tests.core.classroom.test_classroom import course_of, walked
from widgets.content.library import Library
from widgets.core.classroom.classroom import Classroom, Course, Lead, Round, lead
from widgets.core.classroom.phases import Move, Phase
from widgets.core.classroom.plan import ItemBlock
from widgets.core.classroom.tally import LEAST, Ballot, Tally, tally
from widgets.core.screen.class_lead import advice, blocks, hands, leading, moves
from widgets.core.screen.view import Bars, Notice, Points, to_data
from widgets.core.text import Text

LANGS = ("zh", "en")
ASKING = {Phase.READ, Phase.VOTE, Phase.CLOSED, Phase.TALK, Phase.COUNTS, Phase.VERDICT}


@pytest.fixture
def course(small):
    return course_of(small)


@pytest.mark.parametrize("lang", LANGS)
def test_the_leader_sees_the_key_and_the_votes_as_they_come(course, lang):
    room = walked(course, "begin", "tell", "ask")
    now = tally(course.materials.items["twin-a"], [Ballot(("unlawful", "x"))] * LEAST)
    view = leading(course, room, now, lang)

    assert any(isinstance(part, Bars) for part in view.parts)
    assert course.materials.items["twin-a"].decides.to(lang) in str(to_data(view))


@pytest.mark.parametrize(
    ("right", "told"), [(2, "explain first"), (3, "talk in pairs"), (7, "in pairs"), (8, "skip")]
)
def test_the_first_vote_advises_what_to_do(small, right, told):
    first = Round(Tally(voted=10, right=right))

    assert told in advice(small.words("en"), small.items["form-a"], first)[0].text


def test_advice_stands_there_once_the_first_vote_is_over_and_not_after_the_second(course):
    closed = walked(course, "begin", "tell", "ask", "close")
    again = walked(course, "talk", "vote-again", "close", room=closed)

    assert "Advice" in str(to_data(leading(course, closed, Tally(), "en")))
    assert "Advice" not in str(to_data(leading(course, again, Tally(), "en")))


def test_at_a_decision_there_is_a_way_for_each_branch(course):
    there = Classroom(block=2, phase=Phase.VERDICT, asked="threat")

    assert [(each["move"], each["to"]) for each in moves(course, there, "en")] == [
        ("next", "call"),
        ("next", "hit"),
    ]


def test_the_plan_says_of_each_block_what_it_is_and_how_it_stands(course):
    told = blocks(course, Classroom(block=1, interrupted=frozenset({0})), "en")

    assert [each["state"] for each in told] == ["done", "now", "next", "next"]
    assert told[0]["broken"]
    assert all(each["title"] for each in told)


@pytest.mark.parametrize("lang", LANGS)
def test_every_move_has_its_words(course, lang):
    room = Classroom()
    for move in [
        "begin",
        "tell",
        "ask",
        "close",
        "talk",
        "vote-again",
        "close",
        "counts",
        "verdict",
        "twin",
    ]:
        assert all(each["label"] for each in moves(course, room, lang))
        room = walked(course, move, room=room)


@pytest.mark.parametrize(
    ("phase", "words"),
    [("lobby", "Well met"), ("study", "Farewell"), ("end", "Farewell"), ("read", None)],
)
def test_the_opening_is_said_in_the_lobby_and_the_closing_once_all_is_through(course, phase, words):
    said = {"opening": Text(zh="开场", en="Well met"), "closing": Text(zh="收场", en="Farewell")}
    own = Course(course.plan.model_copy(update=said), course.materials)

    shown = str(to_data(leading(own, Classroom(phase=Phase(phase)), Tally(), "en")))

    assert [each for each in ("Well met", "Farewell") if each in shown] == [words] * bool(words)


def test_at_a_pause_there_is_nothing_to_say_but_the_pause(course):
    view = leading(course, Classroom(block=3, phase=Phase.PAUSE), Tally(), "en")

    assert [part.paragraphs for part in view.parts] == [("Say",)]


def test_of_so_many_that_a_hundredth_counts_the_advice_changes_at_thirty_and_at_seventy(small):
    words, item = small.words("en"), small.items["form-a"]
    told = [advice(words, item, Round(Tally(100, right)))[0].text for right in (29, 30, 70, 71)]

    assert ["explain first" in told[0], "skip" in told[3]] == [True, True]
    assert ["in pairs" in each for each in told] == [False, True, True, False]


def test_advice_is_given_where_one_has_voted_and_none_where_nobody_has(small):
    words, item = small.words("en"), small.items["form-a"]

    assert "explain first" in advice(words, item, Round(Tally(voted=1)))[0].text
    assert advice(words, item, Round(Tally())) == []


def test_hands_count_for_the_advice_and_for_the_way_most_have_chosen(small, course):
    item, words = small.items["form-a"], small.words("en")
    key = next(o.id for o in item.options if o.key)
    phones = tally(item, [Ballot(("y",))])
    first = Round(phones, by_hand={key: 9})
    node = course.materials.scenarios["b-seat"].by_id["threat"]
    voted = Round(tally(node, [Ballot(("call",))]), by_hand={"hit": 2})
    there = Classroom(block=2, phase=Phase.VERDICT, asked="threat", rounds={"threat": (voted,)})

    assert advice(words, item, first)[0].text.startswith("90% right")
    assert [each["to"] for each in moves(course, there, "en")] == ["hit", "call"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_leader_is_told_what_frightens_before_it_is_shown(course, lang):
    view = leading(course, walked(course, "begin"), Tally(), lang)

    assert [part.tone for part in view.parts if isinstance(part, Notice)] == ["care"]


def test_hands_have_a_row_for_each_thing_and_a_column_for_each_vote_that_is_over(course):
    assert hands(course, walked(course, "begin", "tell", "ask"), "en") == {
        "rounds": 0,
        "groups": [],
    }
    closed = lead(
        course, walked(course, "begin", "tell", "ask"), Lead(Move.CLOSE, over=over(course))
    )
    found = hands(course, closed, "en")

    assert found["rounds"] == 1
    assert [len(group["rows"]) for group in found["groups"]] == [3, 3]
    assert found["groups"][1]["rows"][0]["label"].startswith("A  ")
    assert {row["counts"][0] for group in found["groups"] for row in group["rows"]} == {None}


def over(course):
    return Round(tally(course.materials.items["twin-a"], []))


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_lost_is_said_to_the_leader(course, lang):
    told, silent = (
        str(to_data(leading(course, Classroom(), Tally(), lang, lost=lost)))
        for lost in (True, False)
    )

    assert course.materials.words(lang)("class-was-lost") in told
    assert course.materials.words(lang)("class-was-lost") not in silent


@pytest.fixture
def planned():
    library = Library.open()
    return Course(library.class_plan("door-90"), library.materials("at-the-door"))


def first_item(course):
    """Where the first question of a plan stands, and its block."""
    return next((n, b) for n, b in enumerate(course.plan.blocks) if isinstance(b, ItemBlock))


def said(course, room):
    """Each line of the cockpit, under its label."""
    view = leading(course, room, Tally(), "en")
    return {
        point.label: point.text
        for part in view.parts
        if isinstance(part, Points)
        for point in part.points
    }


def test_the_point_to_make_waits_for_the_twin_where_one_follows(planned):
    n, block = first_item(planned)
    twin = planned.materials.items[block.item].twin
    first = said(planned, Classroom(block=n, phase=Phase.VERDICT, asked=block.item, n=2))
    second = said(planned, Classroom(block=n, phase=Phase.VERDICT, asked=twin, n=1))

    assert (first["The point to make, once the next question is through"]) == block.after.en
    assert "The point to make" not in first
    assert second["The point to make"] == block.after.en


@pytest.mark.parametrize("phase", [Phase.STUDY, Phase.END])
def test_at_the_end_the_leader_reads_how_to_close(planned, phase):
    assert said(planned, Classroom(phase=phase))["Say first"] == planned.plan.closing.en


@pytest.mark.parametrize("phase", Phase)
def test_what_to_say_if_asked_stands_where_the_class_waits(planned, phase):
    n, block = first_item(planned)
    asked = block.item if phase in ASKING else ""
    there = said(planned, Classroom(block=n, phase=phase, asked=asked))

    found = {each.ask.en for each in planned.plan.if_asked} & there.keys()
    waits = phase in {Phase.LOBBY, Phase.PAUSE, Phase.STUDY, Phase.END}
    assert len(found) == (len(planned.plan.if_asked) if waits else 0)
    assert planned.plan.if_asked


def test_what_was_expected_of_the_first_vote_stands_at_the_question_and_not_at_its_twin(planned):
    n, block = first_item(planned)
    twin = planned.materials.items[block.item].twin
    at = [Classroom(block=n, phase=Phase.READ, asked=asked) for asked in (block.item, twin)]

    first, second = (said(planned, room) for room in at)

    low, high = block.expect.right
    assert first["Expected"].startswith(f"{low} to {high}% right in the first vote")
    assert "Expected" not in second


def test_the_point_to_make_waits_until_the_votes_are_told(planned):
    n, block = first_item(planned)
    asked = said(planned, Classroom(block=n, phase=Phase.READ, asked=block.item))

    assert block.after.en not in asked.values()


def test_the_vote_that_runs_counts_with_the_last_one_and_is_gone_once_it_is_closed(course):
    item, words = course.materials.items["twin-a"], course.materials.words("en")
    now = tally(item, [Ballot(("unlawful", "x"))] * LEAST)
    vote, closed = (
        leading(course, Classroom(block=0, phase=phase, asked=item.id, n=2, rounds=held), now, "en")
        for held in ({item.id: (Round(now),)},)
        for phase in (Phase.VOTE, Phase.CLOSED)
    )

    drawn = [
        {bar.vote for part in view.parts if isinstance(part, Bars) for bar in part.bars}
        for view in (vote, closed)
    ]
    labels = [p.label for part in vote.parts if isinstance(part, Points) for p in part.points]
    assert drawn == [{"before", ""}, {""}]
    assert words("right-answer") in labels
