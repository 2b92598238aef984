import pytest

from tests.core.classroom.test_classroom import course_of
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.classroom.guesses import TooManyGuesses
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import ClassSession
from widgets.serve.classroom.tickets import Tickets
from widgets.serve.limits import WRONG_EACH

KEYS = ClassKeys("246835", "k" * 32)
PHONE = "192.0.2.8"


@pytest.fixture
def hall(small):
    return ClassHall(ClassSession(course_of(small)), KEYS, Tickets(b"key"), "http://192.0.2.1:8866")


async def test_the_code_is_known_and_no_other(hall):
    assert await hall.knows("246835", PHONE)
    assert not await hall.knows("246836", PHONE)
    assert not await hall.knows("", PHONE)
    assert not await hall.knows("２４６８３５", PHONE)


async def test_whoever_guesses_learns_nothing_more_and_others_get_in(hall):
    for n in range(WRONG_EACH):
        assert not await hall.knows(f"{n:06}", "192.0.2.9")

    for code in ("000000", "246835"):
        with pytest.raises(TooManyGuesses):
            await hall.knows(code, "192.0.2.9")
    assert await hall.knows("246835", PHONE)


async def test_a_room_behind_one_address_is_not_shut_out_once_one_of_it_was_in(hall):
    assert await hall.knows("246835", PHONE)
    for n in range(WRONG_EACH):
        await hall.knows(f"{n:06}", PHONE)

    assert await hall.knows("246835", PHONE)


@pytest.mark.parametrize(
    ("key", "ip", "host", "leads"),
    [
        (KEYS.key, "127.0.0.1", "127.0.0.1:8866", True),
        (KEYS.key, "::1", "[::1]:8866", True),
        (KEYS.key, "127.0.0.1", "localhost", True),
        (KEYS.key, "192.0.2.7", "127.0.0.1:8866", False),  # another machine
        (KEYS.key, "127.0.0.1", "[", False),  # no name at all
        (KEYS.key, "127.0.0.1", "evil.example", False),  # a foreign name that leads here
        ("", "127.0.0.1", "127.0.0.1", False),
        ("x" * 32, "127.0.0.1", "127.0.0.1", False),
    ],
)
def test_a_class_is_led_on_this_machine_alone_and_with_the_key(hall, key, ip, host, leads):
    assert hall.leads(key, ip, host) is leads


def test_from_another_machine_only_where_that_was_asked_for(hall):
    hall.remote = True

    assert hall.leads(KEYS.key, "192.0.2.7", "example.org")
    assert not hall.leads("x", "192.0.2.7", "example.org")


def test_that_a_class_has_begun_is_written_down_once(hall, tmp_path):
    hall.begins()
    assert not hall.keys.begun  # nothing is kept here

    hall.kept = tmp_path / "class.json"
    hall.begins()
    hall.kept.write_text(hall.kept.read_text() + " ")
    hall.begins()
    assert hall.kept.read_text().endswith(" ")
    assert ClassKeys.kept(hall.kept) == hall.keys
