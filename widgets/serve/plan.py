"""What a workshop takes of a machine, and whether it can be had: else why not, in one line."""

from __future__ import annotations

import errno
from argparse import Namespace
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.core.words import Words
from widgets.serve import network
from widgets.serve.app import NOTEBOOKS
from widgets.serve.capacity import SEATS_A_CORE, Machine, cost
from widgets.serve.limits import MIB
from widgets.serve.notebook_index import NotebookIndex, NotebookPath

SEATS, PORT, CLASS, DIGIT = "40", "8866", "40", "2"
MOST_DIGITS = 10
MOST_SEATS = 9_999
MOST_PEOPLE = 1_000
"""So many may vote in one class: a lecture hall of 400 was measured, see `docs/operating.md`."""
FIRST_DIGIT, LAST_DIGIT, FIRST_PORT = 2, 9, 8870
"""Behind one address, a class's server is known by a digit; its port is so much more."""
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """What a facilitator wants, once it is known that it can be had.

    Attributes:
        hosts: the addresses under which the room finds this machine, the likeliest first.
        cap: the most learners at once; those beyond `seats` wait for their kernel. 0: as many as
            the machine has room for.
        people: how many are expected to vote.
        remote: whether the class may be led from other machines.
        fresh: whether it is another class than the one held here before.
        site: the address in front, where the server is one of several; its own is then loopback.
        server: the digit by which what stands in front knows this server.
    """

    place: NotebookPath
    title: str
    seats: int
    cap: int
    ip: str
    port: int
    hosts: tuple[str, ...]
    people: int = int(CLASS)
    remote: bool = False
    fresh: bool = False
    site: str = ""
    server: str = ""

    @property
    def address(self) -> str:
        """Where phones find it."""
        return self.site or f"http://{self.hosts[0]}:{self.port}"


def planned(
    asked: Namespace, library: Library, words: Words, machine: Machine, hosts: tuple[str, ...]
) -> WorkshopPlan:
    """The plan for what is asked, on a machine that has so many addresses.

    Raises:
        LabError: it cannot be; the text says why and what to do, in the facilitator's language.
    """
    place, title = _lesson(asked.lesson, library, words)
    seats = _number("SEATS", asked.seats, words, (0, MOST_SEATS), SEATS)
    people = asked.people or (asked.seats if seats else CLASS)
    cap = max(seats, _number("CAP", asked.cap or asked.seats, words, (0, MOST_SEATS), SEATS))
    _room(cap, machine, words)
    wanted = WorkshopPlan(
        place,
        title,
        seats,
        cap,
        asked.ip,
        0,
        (),
        people=_number("CLASS", people, words, (1, MOST_PEOPLE), CLASS),
        remote=asked.remote,
        fresh=asked.new,
    )
    settled = _behind(wanted, asked, words) if asked.site else _among(wanted, asked, words, hosts)
    _free(settled.ip, settled.port, words)
    return settled


def _among(
    wanted: WorkshopPlan, asked: Namespace, words: Words, hosts: tuple[str, ...]
) -> WorkshopPlan:
    """The plan in a network that phones are in too."""
    port = _number("PORT", asked.port, words, (1, network.MOST_PORT), PORT)
    if network.only_here(asked.ip):
        raise LabError(words("workshop-only-here", ip=asked.ip))
    reached = hosts if asked.ip in network.EVERYWHERE else (asked.ip,)
    if not reached:
        raise LabError(words("workshop-no-network"))
    return replace(wanted, port=port, hosts=reached)


def _behind(wanted: WorkshopPlan, asked: Namespace, words: Words) -> WorkshopPlan:
    """The plan on a server with an address in front: what phones ask comes from there."""
    there = urlsplit(asked.site)
    if there.scheme not in ("http", "https") or not there.hostname or there.path.strip("/"):
        raise LabError(words("class-no-site", text=asked.site))
    digit = _number("DIGIT", asked.digit, words, (FIRST_DIGIT, LAST_DIGIT), DIGIT)
    usual = str(FIRST_PORT + digit) if asked.port == PORT else asked.port
    port, site = _number("PORT", usual, words, (1, network.MOST_PORT), PORT), asked.site.rstrip("/")
    return replace(wanted, ip="127.0.0.1", port=port, site=site, server=str(digit), remote=False)


def estimate(plan: WorkshopPlan, words: Words, machine: Machine) -> str:
    """What the plan takes of the machine, before it begins."""
    needed = cost(plan.seats, machine)
    return words(
        "workshop-plan",
        title=plan.title,
        seats=plan.seats,
        memory=_gib(needed.memory * MIB),
        free=_gib(machine.memory),
        seconds=needed.seconds,
    )


def _lesson(asked: str, library: Library, words: Words) -> tuple[NotebookPath, str]:
    """The notebook of `01`, `1` or `at-the-door`, and the lesson's title."""
    shelf = NotebookIndex(NOTEBOOKS)
    there = shelf.lessons(library.lessons(), words.lang)
    for lesson, place in there:
        number = place.name.partition("-")[0]
        names = (lesson.id, number.lstrip("0"), place.name.removesuffix(".ipynb"))
        if asked.lstrip("0") in names or asked in names:
            return place, shelf.outline(place).title
    listed = [f"{place.name.partition('-')[0]} {shelf.outline(place).title}" for _, place in there]
    raise LabError(words("workshop-no-lesson", asked=asked, lessons=words.listed(listed)))


def _number(name: str, text: str, words: Words, among: tuple[int, int], example: str) -> int:
    least, most = among
    if text.isdecimal() and len(text) < MOST_DIGITS and least <= int(text) <= most:
        return int(text)
    told = {"name": name, "text": text, "least": least, "most": most, "example": example}
    raise LabError(words("workshop-no-number", **told))


def _room(seats: int, machine: Machine, words: Words) -> None:
    """Refuses seats for which there is no room."""
    if machine.by_tasks < seats and machine.by_tasks <= machine.seats:
        n = max(0, machine.by_tasks)
        raise LabError(words("workshop-too-few-tasks", tasks=machine.tasks, n=n))
    if machine.most < seats and machine.most <= machine.seats:
        raise LabError(words("workshop-too-few-files", files=machine.files, n=machine.most))
    needed = cost(seats, machine).memory * MIB
    if seats <= machine.seats and needed <= machine.memory:
        return
    told = {
        "seats": seats,
        "memory": _gib(needed),
        "free": _gib(machine.memory),
        "needed": -(-seats // SEATS_A_CORE),
        "cores": machine.cores,
    }
    fits = cost(1, machine).memory * MIB <= machine.memory
    what = words("workshop-room", n=machine.seats) if fits else words("workshop-no-room")
    raise LabError(words("workshop-too-small", what=what, **told))


def _free(ip: str, port: int, words: Words) -> None:
    """Refuses an address on which nothing can be served, before anything is warmed."""
    reason = network.taken(ip, port)
    if reason == errno.EADDRINUSE:
        raise LabError(words("workshop-port-taken", port=port, other=port + 1))
    if reason:
        raise LabError(words("workshop-port-refused", ip=ip, port=port))


def _gib(size: int) -> str:
    return f"{size / GIB:.1f}"
