from widgets.content.library import Library
from widgets.core.classroom.plan import ItemBlock
from widgets.serve.classroom.addresses import course_of, hall


def test_any_lesson_is_a_plan_without_a_file(tmp_path):
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


def test_a_server_after_one_that_held_the_class_knows_that_something_is_lost(tmp_path):
    def made():
        kept = tmp_path / "class.json"
        return hall(Library.open(), "at-the-door", 35, "http://192.0.2.1", kept=kept)

    first = made()
    assert not first.session.lost
    first.begins()
    assert made().session.lost
