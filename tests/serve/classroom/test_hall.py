import pytest

from tests.core.classroom.test_classroom import course_of
from widgets.serve.classroom import hall as module
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import ClassSession
from widgets.serve.classroom.tickets import Tickets

KEYS = ClassKeys("246835", "k" * 32)


@pytest.fixture
def hall(small):
    return ClassHall(ClassSession(course_of(small)), KEYS, Tickets(b"key"), "http://192.0.2.1:8866")


async def test_the_code_is_known_and_no_other(hall):
    assert await hall.knows("246835")
    assert not await hall.knows("246836")
    assert not await hall.knows("")
    assert not await hall.knows("２４６８３５")


async def test_who_guesses_waits_and_nobody_is_shut_out(hall, monkeypatch):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr("widgets.serve.classroom.hall.asyncio.sleep", sleep)
    for n in range(module.WRONG_A_MINUTE + 5):
        await hall.knows(f"{n:06}")

    assert len(waited) == 5
    assert await hall.knows("246835")


@pytest.mark.parametrize(
    ("key", "ip", "host", "leads"),
    [
        (KEYS.key, "127.0.0.1", "127.0.0.1:8866", True),
        (KEYS.key, "::1", "[::1]:8866", True),
        (KEYS.key, "127.0.0.1", "localhost", True),
        (KEYS.key, "192.0.2.7", "127.0.0.1:8866", False),  # another machine
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
