"""A lesson's screens as functions: `present` shows one of its steps, `present_head` its head."""

from __future__ import annotations

from dataclasses import replace

from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal
from widgets.core.learning.lesson import (
    FormStep,
    ItemsStep,
    ResultStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.learning.materials import Materials
from widgets.core.learning.progress import (
    answered,
    answers_of,
    is_done,
    items_of,
    lost,
    next_item,
    opened,
    opening,
    verdicts_open,
    walk,
)
from widgets.core.learning.returning import is_again
from widgets.core.screen.controls import Button
from widgets.core.screen.glossing import glossed
from widgets.core.screen.keeping import Keeping, aside, notices
from widgets.core.screen.lines import Point
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.screen import screen
from widgets.core.screen.steps import step_parts
from widgets.core.screen.view import Actions, Notice, Part, Points, Prose, Verdict, View
from widgets.core.text import Lang

OPENED = "file-opened"


def present(
    materials: Materials, done: ActResult, step: Step, lang: Lang, keeping: Keeping | None = None
) -> View:
    """The screen of one step for a journal, in a language."""
    keeping = keeping or Keeping()
    presentation = Presentation(materials, done, materials.words(lang), keeping.served)
    words, place = presentation.words, _place(presentation, step)
    body = step_parts(presentation, step, place)
    verdict = next((part for part in body if isinstance(part, Verdict)), None)
    reached, of = _reached(presentation, step)
    return replace(
        _view(presentation, place, (*_notices(presentation, keeping), *body), kept=keeping.kept),
        key=_key(presentation, step, place),
        title=_title(presentation, step, place),
        announce=verdict.title if verdict else "",
        terms=glossed(body, materials.glossary, words.lang),
        done=reached,
        of=of,
        begun=_begun(presentation, step, place),
        leads=done.leads,
    )


def present_head(
    materials: Materials, journal: Journal, lang: Lang, keeping: Keeping | None = None
) -> View:
    """What stands at the head of a lesson: what it takes, what is kept, and what is done."""
    presentation = Presentation(materials, ActResult(journal), materials.words(lang))
    keeping, lesson, words = keeping or Keeping(), materials.lesson, presentation.words
    told = tuple(Point(words(f"welcome-{what}")) for what in ("private", "sure", "care"))
    how = words("welcome-how", minutes=lesson.minutes)
    work = [step for step in lesson.steps if not isinstance(step, ResultStep)]
    finished = sum(is_done(materials, journal, step) for step in work)
    so_far = words("parts-done", n=finished, left=len(work) - finished)
    erase = Button(words("erase"), {"act": "erase"}, "danger", words("erase-confirm"))
    file = (
        Button(words("save-answers"), {"act": "save"}),
        Button(words("open-answers"), {"act": "open"}, takes=True),
    )
    parts: tuple[Part, ...] = (
        *_notices(presentation, keeping),
        *aside(words, keeping),
        *((_told(presentation, keeping.file),) if keeping.file else ()),
        Points(told, how),
        *((Prose((so_far,)),) if journal.choices else ()),
        Actions(file, folded=words("answers-file")),
        *(() if keeping.framed else (Actions((erase,)),)),
    )
    return _view(presentation, "head", parts)


def _view(
    presentation: Presentation, key: str, parts: tuple[Part, ...], *, kept: bool = True
) -> View:
    """A screen. The English law text is a reference translation, and says so."""
    words = presentation.words
    small = () if words.lang == "zh" else (Prose((words("reference-translation"),), "small"),)
    return screen(words, key, (*parts, *small), kept=kept)


def _place(presentation: Presentation, step: Step) -> str:
    """The place shown in a step; one that is gone falls back to the step's own."""
    place = presentation.journal.places.get(step.id) or opening(step)
    match step:
        case SceneStep():
            known = {f"{step.id}.{seat}" for seat in step.seats}
            return place if place in known else opening(step)
        case ItemsStep() | FormStep():
            return _item_place(presentation, step, place)
        case WorkedStep():
            return place if opened(step, place) is not None else step.id
        case ResultStep():
            return (
                place if is_again(presentation.materials, presentation.journal, place) else step.id
            )
    return step.id


def _item_place(presentation: Presentation, step: ItemsStep | FormStep, place: str) -> str:
    """The item asked for where its verdict may be seen, else the one to answer next."""
    materials, journal = presentation.materials, presentation.journal
    if answered(materials, journal, place) and verdicts_open(materials, journal, step):
        return place
    waiting = next_item(materials, journal, step)
    return f"{step.id}/{waiting}" if waiting else step.id


def _key(presentation: Presentation, step: Step, place: str) -> str:
    """The screen's name: a new node of a case is a new screen, a verdict is not."""
    if isinstance(step, SceneStep) and "." in place:
        here = walk(presentation.materials, presentation.journal, place)
        return f"{place}/{here.position.node.id}"
    return step.id if isinstance(step, WorkedStep) else place


def _title(presentation: Presentation, step: Step, place: str) -> str:
    """What heads a screen: which question of how many, or whose seat; the rest needs no title."""
    words = presentation.words
    match step:
        case SceneStep() if "." in place:
            return words("seat-new", seat=words(f"seat-{place.partition('.')[2]}"))
        case ItemsStep() | FormStep():
            return _counted(presentation, step, place)
        case ResultStep() if "/" in place:
            return words("due-title")
    return ""


def _counted(presentation: Presentation, step: ItemsStep | FormStep, place: str) -> str:
    """Which question this is, in the order in which this learner has met them."""
    size = len(items_of(step, presentation.journal))
    if "/" not in place or size == 1:
        return ""
    met = _met(presentation, step)
    n = met.index(place) if place in met else len(met)
    return presentation.words("item-n", n=n + 1, of=size)


def _met(presentation: Presentation, step: ItemsStep | FormStep) -> list[str]:
    """The places of a step in the order first answered: one to be done again keeps its number."""
    journal = presentation.journal
    mine = {f"{step.id}/{item}" for item in items_of(step, journal)}
    given = (each.choice.at for each in answers_of(presentation.materials, journal, step))
    return [at for at in dict.fromkeys((*journal.changed, *given)) if at in mine]


def _reached(presentation: Presentation, step: Step) -> tuple[int, int]:
    """How much of a step is done, and of how much; in the result there is nothing to do."""
    materials, journal = presentation.materials, presentation.journal
    if isinstance(step, ResultStep):
        return 0, 0
    if isinstance(step, ItemsStep | FormStep):
        return len(answers_of(materials, journal, step)), len(items_of(step, journal))
    return int(is_done(materials, journal, step)), 1


def _begun(presentation: Presentation, step: Step, place: str) -> bool:
    """Whether what introduces the step has been read: a question is shown by itself from then."""
    if isinstance(step, SceneStep):
        return "." in place and bool(
            walk(presentation.materials, presentation.journal, place).run.choices
        )
    return bool(answers_of(presentation.materials, presentation.journal, step))


def _told(presentation: Presentation, file: str) -> Notice:
    """What became of a file that was opened."""
    return Notice(
        "info" if file == OPENED else "changed",
        presentation.words(file),
        presentation.words(f"{file}-text"),
    )


def _notices(presentation: Presentation, keeping: Keeping) -> list[Notice]:
    words, gone = presentation.words, len(lost(presentation.materials, presentation.journal))
    told = notices(words, keeping)
    if gone:
        told.append(Notice("changed", words("gone"), words("gone-text", n=gone)))
    return told
