"""What each act of a learner does to the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from widgets.core.errors import NoSuchBranch, NoSuchChoice, Unreadable
from widgets.core.learning.item import Item
from widgets.core.learning.journal import Choice, Journal, step_of
from widgets.core.learning.lesson import FormStep, FormVariant, PlanStep, ResultStep, WorkedStep
from widgets.core.learning.lesson_acts import (
    AnswerAgain,
    ChooseBranch,
    GiveAnswer,
    GoTo,
    LessonAct,
    RedoMissed,
    RestartCase,
    RewindCase,
    SkipQuestion,
    TakeHint,
    UndoBranch,
)
from widgets.core.learning.materials import Materials
from widgets.core.learning.merging import stamped
from widgets.core.learning.planning import pick, plan_at, unpicked
from widgets.core.learning.progress import (
    READ,
    answered,
    items_of,
    missed,
    opened,
    scenario_of,
    walk,
)
from widgets.core.learning.quiz import mark, unreadable_field
from widgets.core.learning.returning import item_again, remembered
from widgets.core.learning.run import Run, choose, rewind, undo
from widgets.core.learning.scenario import SKIP

HINTS = 3
LONGEST, MOST = 200, 50


@dataclass(frozen=True, slots=True)
class ActResult:
    """The journal after an act, and the problem to show where the act could not be taken.

    `problem` is a key of `strings.yaml`; `field` the field it belongs to, if one. `leads` is the
    step at which the learner goes on, where that is another.
    """

    journal: Journal
    problem: str = ""
    field: str = ""
    leads: str = ""


def act(materials: Materials, journal: Journal, done: LessonAct) -> ActResult:
    """The journal after what a learner did.

    Raises:
        NoSuchChoice: the lesson offers nothing of the kind; nothing has changed.
        NoSuchBranch: the case does not offer that branch here; nothing has changed.
    """
    match done:
        case GoTo():
            result = _go(materials, journal, done)
        case GiveAnswer() | AnswerAgain() if plan := plan_at(materials.lesson, done.at):
            result = _plan(journal, plan, done)
        case GiveAnswer():
            result = _answer(materials, journal, done)
        case SkipQuestion():
            result = _skip(materials, journal, done.at)
        case AnswerAgain():
            result = _again(materials, journal, done.at)
        case RedoMissed():
            result = _redo(materials, journal)
        case TakeHint():
            result = _hint(materials, journal, done.at)
        case ChooseBranch() | UndoBranch() | RewindCase() | RestartCase():
            result = _walk_on(materials, journal, done)
    return replace(result, journal=stamped(journal, result.journal, done.time))


def begun(journal: Journal, form: FormVariant, time: int) -> Journal:
    """The journal with the form that is met first, unless one was met before.

    Args:
        journal: the journal.
        form: the form that was drawn.
        time: when, in milliseconds by the browser's clock.
    """
    if journal.form:
        return journal
    return stamped(journal, replace(journal, form=form), time)


def _go(materials: Materials, journal: Journal, done: GoTo) -> ActResult:
    """To another place of a step; a step that only shows may be left as read."""
    to = done.to
    step = materials.lesson.step(step_of(to))
    if step is None:
        raise NoSuchChoice(f"{materials.lesson.id} has no step {step_of(to)!r}")
    if isinstance(step, WorkedStep):
        _findings(step, to)
    elif "." in to:
        scenario_of(materials, to)
    elif "/" in to:
        _item(materials, journal, to)
    if done.read:
        journal = _passed(journal, f"{step.id}/{READ}")
    return ActResult(journal.moved(to))


def _findings(step: WorkedStep, place: str) -> None:
    """Refuses a place at which more is open than there is."""
    if opened(step, place) is None:
        raise NoSuchChoice(f"{step.id} has nothing to open at {place!r}")


def _passed(journal: Journal, mark: str) -> Journal:
    return journal if journal.last_at(mark) else journal.chosen(Choice(mark, (READ,)))


def _answer(materials: Materials, journal: Journal, done: GiveAnswer) -> ActResult:
    place = done.at
    item = _item(materials, journal, place)
    if journal.last_at(place):
        return ActResult(journal)
    response = tuple(word[:LONGEST] for word in done.response[:MOST])
    if (
        response == (SKIP,)
        or not response
        or any(not word or word.endswith("=") for word in response)
    ):
        return ActResult(journal, "choose-first")
    try:
        mark(item, response)
    except Unreadable:
        return ActResult(journal, "unreadable", unreadable_field(item, response))
    except NoSuchChoice:
        return ActResult(journal, "choose-first")
    return ActResult(
        journal.moved(place).chosen(Choice(place, response, done.sure, item.fingerprint()))
    )


def _plan(journal: Journal, plan: PlanStep, done: GiveAnswer | AnswerAgain) -> ActResult:
    """What is so is said, or taken back."""
    if isinstance(done, AnswerAgain):
        return ActResult(unpicked(journal, plan))
    try:
        return ActResult(pick(journal, plan, done.response))
    except NoSuchChoice:
        return ActResult(journal, "choose-first")


def _skip(materials: Materials, journal: Journal, place: str) -> ActResult:
    item = _item(materials, journal, place)
    if item.care is None or journal.last_at(place):
        raise NoSuchChoice(f"{place} is not for skipping")
    return ActResult(journal.moved(place).chosen(Choice(place, (SKIP,), of=item.fingerprint())))


def _again(materials: Materials, journal: Journal, place: str) -> ActResult:
    found = answered(materials, journal, place)
    if found is None or not (found.changed or found.skipped):
        raise NoSuchChoice(f"the answer at {place!r} stands")
    return ActResult(journal.without(found.choice))


def _redo(materials: Materials, journal: Journal) -> ActResult:
    """Every question that was missed is asked again, but for those of the forms: they compare.

    One that was certain comes back on its days all the same.
    """
    taken = missed(materials, journal)
    gone = [each.choice for each in taken]
    kept = [again for each in taken if (again := remembered(materials, journal, each))]
    first = step_of(gone[0].at) if gone else ""
    steps = {step_of(choice.at) for choice in gone}
    places = {step: at for step, at in journal.places.items() if step not in steps}
    left = replace(journal.without(*gone), places=places)
    return ActResult(replace(left, choices=(*left.choices, *kept)), leads=first)


def _hint(materials: Materials, journal: Journal, place: str) -> ActResult:
    _item(materials, journal, place)
    if journal.hints.count(place) >= HINTS:
        return ActResult(journal)
    return ActResult(replace(journal, hints=(*journal.hints, place)))


def _walk_on(
    materials: Materials,
    journal: Journal,
    done: ChooseBranch | UndoBranch | RewindCase | RestartCase,
) -> ActResult:
    """A case walked on or back, also one whose kept walk no longer fits, which begins again."""
    if isinstance(done, RestartCase):
        scenario_of(materials, done.at)
        return ActResult(_rewalked(journal, done.at, Run()))
    here = walk(materials, journal, done.at)
    match done:
        case ChooseBranch():
            stands = here.position.node.id
            if done.node != stands:
                raise NoSuchBranch(f"{here.place} stands at {stands!r}, not {done.node!r}")
            run = choose(here.scenario, here.run, done.branch)
        case UndoBranch():
            run = undo(here.run)
        case RewindCase():
            run = rewind(here.run, done.to)
    return ActResult(_rewalked(journal, here.place, run))


def _rewalked(journal: Journal, place: str, run: Run) -> Journal:
    cleared = journal.without(*journal.within(place)).moved(place)
    for node_id, branch_id in run.choices:
        cleared = cleared.chosen(Choice(f"{place}/{node_id}", (branch_id,)))
    return cleared


def _item(materials: Materials, journal: Journal, place: str) -> Item:
    step_id, _, item_id = place.partition("/")
    step = materials.lesson.step(step_id)
    if isinstance(step, ResultStep):
        return item_again(materials, journal, place)
    if step is None or item_id not in items_of(step, journal):
        raise NoSuchChoice(f"{materials.lesson.id} asks nothing at {place!r}")
    if isinstance(step, FormStep) and not journal.form:
        raise NoSuchChoice("the lesson has not been begun")
    return materials.items[item_id]
