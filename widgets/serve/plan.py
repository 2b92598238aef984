"""What a workshop takes of a machine, and whether it can be had: else why not, in one line."""

from __future__ import annotations

import errno
from argparse import Namespace
from dataclasses import dataclass

from widgets.content.library import Library
from widgets.core.errors import LabError
from widgets.core.words import Words
from widgets.serve import network
from widgets.serve.app import NOTEBOOKS
from widgets.serve.capacity import SEATS_A_CORE, Machine, cost
from widgets.serve.limits import MIB
from widgets.serve.notebook_index import NotebookIndex, NotebookPath

SEATS, PORT = "40", "8866"
MOST_DIGITS = 10
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """What a facilitator wants, once it is known that it can be had.

    Attributes:
        hosts: the addresses under which the room finds this machine, the likeliest first.
        cap: the most learners at once; those beyond `seats` wait for their kernel.
    """

    place: NotebookPath
    title: str
    seats: int
    cap: int
    ip: str
    port: int
    hosts: tuple[str, ...]


def planned(
    asked: Namespace, library: Library, words: Words, machine: Machine, hosts: tuple[str, ...]
) -> WorkshopPlan:
    """The plan for what is asked, on a machine that has so many addresses.

    Raises:
        LabError: it cannot be; the text says why and what to do, in the facilitator's language.
    """
    place, title = _lesson(asked.lesson, library, words)
    seats = _number("SEATS", asked.seats, words)
    cap = max(seats, _number("CAP", asked.cap or asked.seats, words))
    port = _number("PORT", asked.port, words)
    _room(cap, machine, words)
    if network.only_here(asked.ip):
        raise LabError(words("workshop-only-here", ip=asked.ip))
    _free(asked.ip, port, words)
    reached = hosts if asked.ip in network.EVERYWHERE else (asked.ip,)
    if not reached:
        raise LabError(words("workshop-no-network"))
    return WorkshopPlan(place, title, seats, cap, asked.ip, port, reached)


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


def _number(name: str, text: str, words: Words) -> int:
    if text.isdecimal() and len(text) < MOST_DIGITS and int(text) > 0:
        return int(text)
    example = PORT if name == "PORT" else SEATS
    raise LabError(words("workshop-no-number", name=name, text=text, example=example))


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
