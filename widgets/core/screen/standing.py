"""How a lesson stands, in a few numbers: kept beside its journal for the page of the course."""

from __future__ import annotations

from typing import Any

from widgets.core.learning.journal import Journal, to_text
from widgets.core.learning.lesson import FormStep, ResultStep
from widgets.core.learning.materials import Materials
from widgets.core.learning.progress import is_done
from widgets.core.learning.returning import returning
from widgets.core.reading.kept import kept
from widgets.core.screen.result import calibration, marked

StandingData = dict[str, Any]


def standing(materials: Materials, journal: Journal) -> StandingData:
    """What is done, how right the learner was by how sure, and what comes back when.

    No question and no answer stands in it, and nothing whose verdict is still closed.

    Returns:
        `done` parts `of` so many; `sure`: right and given, the most certain first; `due`: when
        each question was last answered, in milliseconds, and after how many days it is due;
        `forms`: of the two halves that are compared, how many are done.
    """
    work = [step for step in materials.lesson.steps if not isinstance(step, ResultStep)]
    done = [step for step in work if is_done(materials, journal, step)]
    rows = calibration(marked(materials, journal))
    return {
        "done": len(done),
        "of": len(work),
        "sure": [[row.right, row.given] for row in rows],
        "due": [[each.since, each.days] for each in returning(materials, journal)],
        "forms": sum(isinstance(step, FormStep) for step in done),
    }


def kept_text(materials: Materials, journal: Journal) -> str:
    """The journal as the browser keeps it, with how the lesson stands beside it."""
    told = standing(materials, journal)
    return to_text(journal, materials.lesson.id, standing=told)


def is_told(text: str, materials: Materials, journal: Journal) -> bool:
    """Whether a kept text tells how the lesson stands, by the content of today."""
    return (kept(text) or {}).get("standing") == standing(materials, journal)
