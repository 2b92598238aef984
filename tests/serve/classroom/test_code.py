import os
import stat

import pytest

from widgets.serve.classroom.code import ClassKeys, read_code


def test_a_code_is_six_digits_none_of_which_looks_like_a_letter(tmp_path):
    made = ClassKeys.kept(tmp_path / "class.json")

    assert len(made.code) == 6
    assert set(made.code) <= set("23456789")
    assert len(made.key) == 32


def test_code_and_key_outlive_the_server_for_this_user_s_eyes_alone(tmp_path):
    path = tmp_path / "build" / "class.json"
    made = ClassKeys.kept(path)

    assert not made.again
    assert ClassKeys.kept(path) == made
    assert ClassKeys.kept(path).again
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ClassKeys.kept(path, fresh=True).key != made.key


def test_another_plan_is_another_class(tmp_path):
    path = tmp_path / "class.json"
    made = ClassKeys.kept(path, "door-90")

    assert ClassKeys.kept(path, "door-90") == made
    assert ClassKeys.kept(path, "door-45").code != made.code


def test_a_server_among_others_has_a_digit_of_its_own_before_the_six(tmp_path):
    path = tmp_path / "class.json"
    made = ClassKeys.kept(path, server="7")

    assert (made.code[0], len(made.code)) == ("7", 7)
    assert ClassKeys.kept(path, server="7") == made
    assert len(ClassKeys.kept(path).code) == 6


def test_what_is_half_a_day_old_is_not_used_again(tmp_path):
    path = tmp_path / "class.json"
    made = ClassKeys.kept(path)
    written, half_a_day = path.stat().st_mtime, 43_200
    young, old = written - half_a_day + 300, written - half_a_day - 1

    os.utime(path, (young, young))
    assert ClassKeys.kept(path) == made
    os.utime(path, (old, old))
    assert ClassKeys.kept(path) != made


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"code": 1}', "\udce4"])
def test_a_file_that_cannot_be_read_is_replaced(tmp_path, damaged):
    path = tmp_path / "class.json"
    path.write_bytes(damaged.encode("utf-8", "surrogateescape"))

    assert ClassKeys.kept(path) == ClassKeys.kept(path)


@pytest.mark.parametrize("typed", ["246835", "246 835", "２４６８３５", "246-835", " 246835\n"])
def test_a_code_is_read_as_people_type_it(typed):
    assert read_code(typed) == "246835"


def test_what_is_no_code_is_none():
    assert read_code("abc") == ""
    assert len(read_code("1" * 5000)) == 7


def test_that_a_class_has_begun_is_known_to_a_later_server_and_not_to_a_new_class(tmp_path):
    path = tmp_path / "class.json"
    made = ClassKeys.kept(path)
    begun = made.beginning(path)

    assert (made.begun, begun.begun) == (False, True)
    assert ClassKeys.kept(path) == begun
    assert not ClassKeys.kept(path, fresh=True).begun
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
