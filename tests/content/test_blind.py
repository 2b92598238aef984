import pytest
import yaml

from widgets.content.blind import bank, bare, key, main, marked, paper, response, sheet
from widgets.content.library import Library
from widgets.core.errors import ContentError
from widgets.core.learning.item import Item
from widgets.core.learning.quiz import mark

TELLS = (
    "rationale",
    "misconception",
    "cite",
    "hints",
    "decides",
    "now",
    "twin",
    "explore",
    "value",
)


@pytest.fixture
def items(small_root):
    return bank(Library(small_root), "bank")


def test_a_paper_holds_every_item_and_nothing_that_tells_a_key(items):
    text = paper(items, 1)
    shown = yaml.safe_load(text)

    assert text.startswith("# seed 1\n")
    assert [each["id"] for each in shown] == sorted(item.id for item in items)
    assert not [word for word in TELLS if f"{word}:" in text]
    assert "key:" not in text


def test_a_paper_holds_what_a_learner_sees(small):
    shown = bare(sheet(small.items["twin-a"], 1))

    assert shown["stem"] == {"zh": "twin-a 的题干", "en": "The stem of twin-a"}
    assert shown["verdicts"] == ["lawful", "unlawful", "depends"]
    assert {each["en"] for each in shown["answers"].values()} == {
        "Option X",
        "Option Y",
        "Option Z",
    }
    assert bare(sheet(small.items["months"], 1))["asks"] == "count"


def test_a_paper_holds_what_an_item_lays_before_a_learner(small):
    said = {"zh": "请还款", "en": "Please pay"}
    chat = {"kind": "chat", "through": "sms", "messages": [{"who": said, "text": said}]}
    item = Item.model_validate({**small.items["form-a"].model_dump(), "exhibit": chat})

    shown = yaml.safe_load(paper([item], 1))[0]["exhibit"]

    assert shown["messages"][0]["text"] == said


def test_a_field_shows_what_it_asks_or_offers(small):
    shown = bare(sheet(small.items["diary"], 1))["fields"]

    assert shown["day"]["asks"] == "date"
    assert {each["en"] for each in shown["kept"]["answers"].values()} == {
        "The phone itself",
        "A chat group",
    }
    assert "asks" not in shown["kept"]


def test_the_order_is_the_seed_s_and_the_same_for_the_same_seed(items):
    papers = {paper(items, seed) for seed in range(6)}

    assert paper(items, 3) == paper(items, 3)
    assert len(papers) == 6


def test_steps_are_not_shown_in_their_right_order_for_every_seed(small):
    keys = {tuple(key(sheet(small.items["steps"], seed))) for seed in range(12)}

    assert len(keys) > 1


def test_the_stretches_of_a_message_stay_in_reading_order(small):
    shown = [bare(sheet(small.items["marks"], seed))["answers"] for seed in range(6)]

    assert {tuple(each["en"] for each in one.values()) for one in shown} == {
        ("Option X", "Option Y", "Option Z")
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_key_of_every_kind_of_item_is_marked_right(items, seed):
    for item in items:
        given = sheet(item, seed)
        assert mark(item, response(given, key(given))).right, item.id


def test_answers_are_marked_and_the_wrong_ones_are_told_with_the_key(small):
    item, judged = small.items["form-a"], small.items["twin-a"]
    given, other = sheet(item, 1), sheet(judged, 1)
    wrong, right = given.letter("y"), other.letter("x")

    answers = {"form-a": wrong, "twin-a": ["unlawful", right], "no-such-item": "a"}
    found = list(marked([item, judged], 1, answers))

    assert found == [f"form-a: said {wrong}; the key is {given.letter('x')}", "1 of 2 right"]


def test_what_was_not_answered_does_not_count(items):
    assert list(marked(items, 1, {})) == ["0 of 0 right"]


def test_an_answer_that_names_nothing_offered_is_told_and_not_right(small):
    found = list(marked([small.items["form-a"]], 1, {"form-a": "q"}))

    assert found[0].startswith("form-a: cannot be marked: form-a offers")
    assert found[1] == "0 of 1 right"


def test_a_field_answered_wrong_is_told_with_the_whole_key(small):
    given = sheet(small.items["diary"], 1)
    phone, chat = given.letter("phone", "kept"), given.letter("chat", "kept")

    said = {"day": "2026-11-17", "people": "2", "kept": chat}
    found = list(marked([given.item], 1, {"diary": said}))

    told = f"day: 2026-11-17, people: 2, kept: {chat}; the key is "
    assert found[0] == f"diary: said {told}day: 2026-11-17, people: 2, kept: {phone}"


def test_an_unknown_bank_is_told_with_the_one_that_was_meant(small_root):
    with pytest.raises(ContentError, match="no such bank; did you mean 'bank'"):
        bank(Library(small_root), "bnak")


def test_the_command_prints_a_paper_or_marks_a_file_of_answers(
    small_root, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    given = sheet(Library(small_root).item("steps"), 5)
    path = tmp_path / "answers.yaml"
    path.write_text(f"steps: [{', '.join(key(given))}]\nmonths: 7\n")

    assert main(["bank", "5"]) == 0
    assert capsys.readouterr().out.startswith("# seed 5\n")
    assert main(["bank"]) == 0
    assert capsys.readouterr().out.startswith("# seed 1\n")
    assert main(["bank", "5", str(path)]) == 0
    assert capsys.readouterr().out == "months: said 7; the key is 6\n1 of 2 right\n"
    assert main(["bnak"]) == 1
    assert main([]) == 1
