"""The addresses of a class, for a server that holds one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from widgets.content.library import Library
from widgets.core.classroom.classroom import Classroom, Course
from widgets.core.classroom.plan import from_lesson
from widgets.core.text import Text
from widgets.serve.classroom.code import ClassKeys
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.handlers import (
    ClassAt,
    ClassDoor,
    ClassPage,
    ClassView,
    ScreenAt,
    ScreenWifi,
)
from widgets.serve.classroom.lead_handlers import (
    LeadAct,
    LeadCrowd,
    LeadCsv,
    LeadPage,
    LeadRestore,
    LeadState,
    LeadWifi,
)
from widgets.serve.classroom.paper_handlers import PaperList, PaperPage
from widgets.serve.classroom.session import ClassSession
from widgets.serve.classroom.tickets import PER_ADDRESS, Tickets
from widgets.serve.classroom.votes import ClassOwn, ClassTicket, ClassVote
from widgets.serve.site import Site

KEPT = Path("build") / "class.json"
SPARE = 10
"""Percent of people beyond those expected who are let in."""
CODE = r"([^/]{1,20})"
NAME = r"([\w-]{1,80})"


def hall(  # noqa: PLR0913  # what a class is held on, for whom, and where it is found again
    library: Library,
    lesson_id: str,
    people: int,
    address: str,
    per_address: int = PER_ADDRESS,
    plan_id: str = "",
    kept: Path = KEPT,
    *,
    server: str = "",
    fresh: bool = False,
) -> ClassHall:
    """A class on a lesson, for so many people, of whom so many may come from one address.

    A `server` that is one of several keeps code and key apart; `fresh` makes them anew.

    Raises:
        ContentError: the lesson's files are at fault.
    """
    course = course_of(library, lesson_id, plan_id)
    kept = kept.with_name(f"class-{server}.json") if server else kept
    keys = ClassKeys.kept(kept, plan_id or lesson_id, server=server, fresh=fresh)
    limit = people + max(1, people * SPARE // 100)
    session = ClassSession(course, Classroom(limit=limit), earlier=keys.begun)
    return ClassHall(session, keys, Tickets(keys.key.encode(), per_address), address, kept=kept)


def course_of(
    library: Library, lesson_id: str, plan_id: str = "", title: Text | None = None
) -> Course:
    """A lesson with a plan that somebody has written for it, else with one that is made of it.

    One that is made of it is called by the `title`, if that is known.
    """
    materials = library.materials(lesson_id)
    if plan_id:
        return Course(library.class_plan(plan_id), materials)
    twins = {name: item.twin for name, item in materials.items.items() if item.twin}
    told, class_title = library.texts["class-opening"], library.texts["class-title"]
    return Course(from_lesson(materials.lesson, twins, title or class_title, told), materials)


def addresses(site: Site, class_hall: ClassHall, at: Callable[[str], str]) -> list[tuple[Any, ...]]:
    """What answers each address of a class."""
    given = {"site": site, "hall": class_hall}
    return [
        (at(r"/c/?"), ClassDoor, {"site": site}),
        (at(rf"/c/{CODE}(/screen)?/?"), ClassPage, given),
        (at(rf"/c/{CODE}/at"), ClassAt, given),
        (at(rf"/c/{CODE}/screen/at"), ScreenAt, given),
        (at(rf"/c/{CODE}/screen/wifi"), ScreenWifi, given),
        (at(rf"/c/{CODE}/view/(\w+)/(\w+)"), ClassView, given),
        (at(rf"/c/{CODE}/ticket"), ClassTicket, given),
        (at(rf"/c/{CODE}/vote"), ClassVote, given),
        (at(rf"/c/{CODE}/verdict"), ClassOwn, given),
        (at(r"/lead/?"), LeadPage, given),
        (at(r"/lead/state"), LeadState, given),
        (at(r"/lead/act"), LeadAct, given),
        (at(r"/lead/restore"), LeadRestore, given),
        (at(r"/lead/crowd"), LeadCrowd, given),
        (at(r"/lead/csv"), LeadCsv, given),
        (at(r"/lead/wifi"), LeadWifi, given),
        (at(rf"/papers/{NAME}"), PaperList, given),
        (at(rf"/guide/{NAME}/{NAME}"), PaperPage, given),
        (at(rf"/sheet/{NAME}/{NAME}/{NAME}"), PaperPage, given),
    ]
