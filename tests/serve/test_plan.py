from __future__ import annotations

import errno
import re
from argparse import Namespace

import pytest

from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.serve import app, network, plan
from widgets.serve.capacity import FILES_A_SEAT, SERVER_FILES, SERVER_TASKS, TASKS_A_SEAT, Machine
from widgets.serve.limits import MIB
from widgets.serve.notebook_index import NotebookIndex, NotebookPath

BIG = Machine(64 * 1024 * MIB, 8)
EVERYWHERE = network.EVERYWHERE[1]
HOSTS = ("192.168.1.5", "10.0.0.7")


def title(number):
    """What the notebook of a lesson is called."""
    (path,) = (app.NOTEBOOKS / "en").glob(f"{number:02}-*.ipynb")
    return NotebookIndex(app.NOTEBOOKS).outline(NotebookPath("en", path.name)).title


@pytest.fixture(scope="module")
def library():
    return Library.open()


@pytest.fixture
def planned(library, monkeypatch):
    """The plan for what is asked, on a big machine whose ports are free."""
    monkeypatch.setattr(network, "taken", lambda ip, port: 0)

    def made(*, machine=BIG, hosts=HOSTS, **asked):
        usual: dict[str, object] = {
            "lesson": "01",
            "seats": "40",
            "cap": "",
            "port": "8866",
            "ip": EVERYWHERE,
        }
        usual |= {"people": "", "remote": False, "new": False, "site": "", "digit": "2"}
        words = library.words("en")
        return plan.planned(Namespace(**usual | asked), library, words, machine, hosts)

    return made


@pytest.mark.parametrize("name", ["01", "1", "at-the-door", "01-at-the-door"])
def test_a_lesson_is_found_by_its_number_and_by_its_name(planned, name):
    found = planned(lesson=name)

    assert found.place.path == "en/01-at-the-door.ipynb"
    assert found.title == title(1)


@pytest.mark.parametrize("name", ["", "0", "13", "door", "calculators", "../01"])
def test_an_unknown_lesson_is_answered_with_what_there_is(planned, name):
    with pytest.raises(LabError, match=re.escape(f"There are: 01 {title(1)}, 02 {title(2)}, ")):
        planned(lesson=name)


def test_the_seats_are_the_cap_unless_a_larger_one_is_set(planned):
    caps = [planned(seats="40", cap=cap).cap for cap in ("", "50", "10")]

    assert caps == [40, 50, 40]


@pytest.mark.parametrize("text", ["", "-3", "4.5", "many", "²", "9" * 5000, "10000"])
def test_seats_are_a_whole_number_or_none_at_all(planned, text):
    with pytest.raises(LabError, match="SEATS must be a whole number from 0 to 9999"):
        planned(seats=text)


def test_a_class_votes_without_seats_and_then_as_many_learn_as_there_is_room_for(planned):
    made = planned(seats="0")

    assert (made.seats, made.cap, made.people) == (0, 0, 40)


def test_as_many_people_are_expected_as_seats_unless_another_number_is_said(planned):
    found = [planned(people=people).people for people in ("", "25", "400")]

    assert found == [40, 25, 400]
    assert planned(seats="7").people == 7
    for text in ("0", "1001", "all"):
        with pytest.raises(LabError, match="CLASS must be a whole number from 1 to 1000"):
            planned(people=text)


def test_behind_an_address_a_class_listens_on_loopback_and_phones_find_it_in_front(planned):
    made = planned(site="https://example.org/", digit="7", seats="0", remote=True, hosts=())

    assert (made.ip, made.port, made.server) == ("127.0.0.1", 8877, "7")
    assert made.address == "https://example.org"
    assert not made.remote  # the key is never sent through what stands in front


@pytest.mark.parametrize("digit", ["1", "0", "22", "x", ""])
def test_the_digit_of_a_server_is_one_that_is_in_codes(planned, digit):
    with pytest.raises(LabError, match="DIGIT must be a whole number from 2 to 9"):
        planned(site="https://example.org", digit=digit)


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org", "https://", "http://a/b"])
def test_an_address_in_front_is_a_whole_one_without_a_path(planned, site):
    with pytest.raises(LabError, match=re.escape(f"not “{site}”")):
        planned(site=site)


def test_full_width_digits_are_digits(planned):
    assert planned(seats="４０").seats == 40


def test_the_room_finds_every_address_unless_one_is_chosen(planned):
    assert planned().hosts == HOSTS
    assert planned(ip="10.0.0.7", hosts=()).hosts == ("10.0.0.7",)


def test_without_a_network_there_is_no_workshop(planned):
    with pytest.raises(LabError, match="in no network"):
        planned(hosts=())


def test_an_address_that_leads_only_here_is_refused_with_advice(planned):
    with pytest.raises(LabError, match=r"leave HOST out|HOST=0\.0\.0\.0"):
        planned(ip="localhost")


def test_a_port_that_may_not_be_used_is_told_from_one_in_use(planned, monkeypatch):
    monkeypatch.setattr(network, "taken", lambda ip, port: 13)

    with pytest.raises(LabError, match=r"with port 80 cannot be used"):
        planned(port="80")


def test_a_port_in_use_is_told_with_the_next_one_to_try(planned, monkeypatch):
    monkeypatch.setattr(network, "taken", lambda ip, port: errno.EADDRINUSE)

    with pytest.raises(LabError, match=r"8866.*\bPORT=8867\b"):
        planned(port="8866")


@pytest.mark.parametrize(
    ("memory", "cores", "told"),
    [
        (64 * 1024, 1, r"61 seats: .* and 2 processor cores \(it has 1\)\. There is room for 60:"),
        (500, 8, r"take 2\.4 GB of memory \(0\.5 GB is free\).* There is room for 5:"),
        (310, 8, r"There is no room for even one"),
    ],
)
def test_a_machine_too_small_says_what_is_lacking(planned, memory, cores, told):
    with pytest.raises(LabError, match=told):
        planned(seats="61", machine=Machine(memory * MIB, cores))


@pytest.mark.parametrize(("files", "n"), [(SERVER_FILES + 5 * FILES_A_SEAT, 5), (64, 0)])
def test_too_few_open_files_are_told_with_the_seats_they_are_enough_for(planned, files, n):
    told = rf"only {files} files open here, enough for {n} seats\. Raise the limit \(ulimit -n\)"

    with pytest.raises(LabError, match=told):
        planned(seats="6", machine=Machine(64 * 1024 * MIB, 8, files))


@pytest.mark.parametrize(("tasks", "n"), [(SERVER_TASKS + 5 * TASKS_A_SEAT, 5), (1, 0)])
def test_too_few_tasks_are_told_with_the_seats_they_are_enough_for(planned, tasks, n):
    with pytest.raises(LabError, match=rf"Only {tasks} tasks may run here, enough for {n} seats"):
        planned(seats="6", machine=Machine(64 * 1024 * MIB, 8, tasks=tasks))


def test_files_are_not_spoken_of_where_memory_is_what_is_lacking(planned):
    few = SERVER_FILES + 5 * FILES_A_SEAT

    with pytest.raises(LabError, match="There is room for 4"):
        planned(seats="6", machine=Machine(460 * MIB, 8, few))


@pytest.mark.parametrize("site", ["", "https://example.org"])
def test_a_port_is_any_that_there_is(planned, site):
    assert [planned(port=port, site=site).port for port in ("1", "65535")] == [1, 65_535]
    for port in ("0", "65536"):
        with pytest.raises(LabError, match="PORT must be a whole number from 1 to 65535"):
            planned(port=port, site=site)


def test_the_most_that_there_is_room_for_is_not_refused(planned):
    assert planned(seats="5", machine=Machine(500 * MIB, 1)).seats == 5


@pytest.mark.parametrize(
    "machine",
    [
        Machine(480 * MIB, 8),  # 300 MiB + 5 × 36 MiB
        Machine(64 * 1024 * MIB, 8, SERVER_FILES + 5 * FILES_A_SEAT),
        Machine(64 * 1024 * MIB, 8, tasks=SERVER_TASKS + 5 * TASKS_A_SEAT),
    ],
    ids=["memory", "files", "tasks"],
)
def test_seats_for_which_there_is_just_enough_are_not_refused_and_one_more_is(planned, machine):
    assert planned(seats="5", machine=machine).seats == 5
    with pytest.raises(LabError, match=r"enough for 5 seats|There is room for 5"):
        planned(seats="6", machine=machine)


@pytest.mark.parametrize(("memory", "told"), [(336, "room for 1"), (335, "no room for even one")])
def test_a_machine_with_memory_for_just_one_seat_has_room_for_one(planned, memory, told):
    with pytest.raises(LabError, match=told):
        planned(seats="2", machine=Machine(memory * MIB, 8))


def test_a_number_of_ten_digits_is_none_whatever_it_comes_to(planned):
    assert planned(seats="000000040").seats == 40
    with pytest.raises(LabError, match="SEATS must be a whole number"):
        planned(seats="0000000040")


def test_what_it_takes_is_told_before(planned, library):
    told = plan.estimate(planned(seats="40"), library.words("en"), BIG)

    # 300 MiB + 40 × 36 MiB = 1,740 MiB = 1.7 GiB; 40 × 0.2 s / 8 cores + 5 s = 6 s
    assert "40 seats: about 1.7 GB of memory (64.0 GB is free) and some 6 seconds" in told
