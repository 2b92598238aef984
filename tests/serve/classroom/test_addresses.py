from tests.serve.classroom.conftest import KEYS
from widgets.content.library import Library
from widgets.core.classroom.plan import ItemBlock
from widgets.serve.classroom.addresses import course_of, hall, kept_keys


def test_any_lesson_is_a_plan_without_a_file():
    library = Library.open()
    for lesson in library.lessons():
        course = course_of(library, lesson.id)
        asked = [block.item for block in course.plan.blocks if isinstance(block, ItemBlock)]
        assert asked
        assert all(item in course.materials.items for item in asked)


def test_a_few_more_are_let_in_than_are_expected():
    made = hall(Library.open(), "at-the-door", 35, "http://192.0.2.1", KEYS)

    assert made.session.room.limit == 38


def test_a_class_is_found_again_in_its_folder_by_what_it_is_held_on_and_by_its_server(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    made = kept_keys("door-90")

    assert kept_keys("door-90") == made
    assert kept_keys("door-90", "7").code[0] == "7"
    assert kept_keys("door-90") == made
    assert kept_keys("door-90", fresh=True) != made
    assert sorted(each.name for each in (tmp_path / "build").iterdir()) == [
        "class-7.json",
        "class.json",
    ]
