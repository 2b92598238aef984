from typing import Any

import pytest

from widgets.content.library import Library
from widgets.core.classroom.plan import ItemBlock
from widgets.serve.classroom.addresses import course_of, hall


def test_any_lesson_is_a_plan_without_a_file():
    library = Library.open()
    for lesson in library.lessons():
        course = course_of(library, lesson.id)
        asked = [block.item for block in course.plan.blocks if isinstance(block, ItemBlock)]
        assert asked
        assert all(item in course.materials.items for item in asked)


def test_a_few_more_are_let_in_than_are_expected(tmp_path):
    made = hall(Library.open(), "at-the-door", 35, "http://192.0.2.1", kept=tmp_path / "class.json")

    assert made.session.room.limit == 38
    assert (tmp_path / "class.json").exists()


@pytest.mark.parametrize(("people", "limit"), [(5, 6), (100, 110), (1000, 1100)])
def test_a_tenth_more_are_let_in_and_one_at_least(tmp_path, people, limit):
    made = hall(Library.open(), "at-the-door", people, "http://192.0.2.1", kept=tmp_path / "c.json")

    assert made.session.room.limit == limit


def test_a_class_is_found_again_by_what_it_is_held_on_and_by_its_server(tmp_path):
    library, path = Library.open(), tmp_path / "class.json"

    def code(**more: Any) -> str:
        given: dict[str, Any] = {"plan_id": "door-90", **more}
        return hall(library, "at-the-door", 9, "http://192.0.2.1", kept=path, **given).keys.code

    made = code()

    assert code() == made
    assert code(server="7")[0] == "7"
    assert code() == made
    assert code(fresh=True) != made
    assert code(plan_id="") != code(plan_id="door-45")
    assert {each.name for each in tmp_path.iterdir()} == {"class.json", "class-7.json"}


def test_a_server_after_one_that_held_the_class_knows_that_something_is_lost(tmp_path):
    def made():
        kept = tmp_path / "class.json"
        return hall(Library.open(), "at-the-door", 35, "http://192.0.2.1", kept=kept)

    first = made()
    assert not first.session.lost
    first.begins()
    assert made().session.lost
