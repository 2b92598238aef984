"""What the terminal says of a class: where it is led, and how phones get in."""

from __future__ import annotations

from widgets.core.words import Words
from widgets.serve import network
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.plan import WorkshopPlan


def cockpit(plan: WorkshopPlan, hall: ClassHall, base: str) -> str:
    """The whole address of the cockpit. The key stands behind `#`, which no request holds."""
    host = plan.hosts[0] if plan.remote else "127.0.0.1"
    return f"http://{host}:{plan.port}{base}lead#k={hall.keys.key}"


def invitation(
    words: Words, plan: WorkshopPlan, hall: ClassHall, base: str, *, coloured: bool
) -> list[str]:
    """The lines for the terminal, the cockpit's address first.

    Args:
        words: the facilitator's language.
        plan: what is held, and where.
        hall: the class.
        base: where the addresses of the site begin.
        coloured: whether the terminal knows colours.
    """
    room = f"{plan.address}{base}c/{hall.keys.code}"
    short = f"{plan.address.partition('//')[2]}{base}c"
    lead = "class-to-lead-remote" if plan.remote else "class-to-lead"
    lines = [words(lead, lead=cockpit(plan, hall, base))]
    if plan.remote:
        lines.append(words("class-remote-risk"))
    if plan.site:
        lines.append(words("class-tunnel", port=plan.port))
    if hall.keys.again:
        lines.append(words("class-goes-on"))
    lines += ["", words("class-to-join", short=short, code=hall.keys.code), ""]
    lines += [*network.code(room, coloured=coloured), ""]
    lines.append(words("class-to-show", screen=f"{room}/screen"))
    if not plan.site:
        lines += [words("workshop-network"), words("class-try-one")]
    return lines
