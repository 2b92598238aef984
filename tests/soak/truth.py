"""What a learner has done, worked out apart from the server: the measure of what is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol, get_args

from tests.open_page import Data
from tests.soak.views import alike, as_told
from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.calculators import state as calculator_state
from widgets.core.calculators.answering import tried
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.form_acts import read_calculator_act
from widgets.core.calculators.state import CalculatorState
from widgets.core.errors import NoSuchAct, NoSuchBranch, NoSuchChoice
from widgets.core.learning import acts
from widgets.core.learning.journal import Journal, from_text, to_text
from widgets.core.learning.lesson import FormStep, FormVariant
from widgets.core.learning.lesson_acts import read_lesson_act
from widgets.core.screen.calculator import present as present_desk
from widgets.core.screen.explorer import present as present_law
from widgets.core.screen.inquiry import Inquiry, Law, Tab, asked
from widgets.core.screen.inquiry_acts import read_inquiry_act
from widgets.core.screen.keeping import Keeping
from widgets.core.screen.lesson import present, present_head
from widgets.core.screen.standing import kept_text
from widgets.core.text import Lang


class Truth(Protocol):
    """What must be stored after the acts that were answered; nothing, if nothing was done."""

    @property
    def kept(self) -> str | None:
        """The text."""

    def after(self, screen: str, said: Data) -> Truth:
        """The truth after one more act in a screen."""

    def opened(self, lang: Lang, seen: Data) -> Truth:
        """The truth on a page opened anew, whose screens show so much before anything is told."""

    def again(self) -> Truth:
        """The truth on a page that was away for a moment: all is shown there once more."""

    def erased(self) -> Truth:
        """The truth once everything was erased."""

    def shown(self, lang: Lang, screen: str) -> Data | None:
        """What a screen shows, where that is known."""


@dataclass(frozen=True)
class LessonTruth:
    """A journal, led by the same rules as the server's, in this process.

    Which form is met first the page has `drawn`. In the step `acted` in last, what became of the
    act is shown.
    """

    lesson: str
    kept: str | None = None
    done: acts.ActResult = field(default_factory=lambda: acts.ActResult(Journal()))
    drawn: FormVariant = get_args(FormVariant)[0]
    acted: str = ""

    def after(self, screen: str, said: Data) -> LessonTruth:
        """The journal after one more act; an act that is not on offer leaves it alone."""
        materials, before = library().materials(self.lesson), self.done.journal
        asks = isinstance(materials.lesson.step(screen), FormStep)
        try:
            act = read_lesson_act(said)
            journal = acts.begun(before, self.drawn, act.time) if asks else before
            done = acts.act(materials, journal, act)
        except (NoSuchAct, NoSuchChoice, NoSuchBranch):
            done = acts.ActResult(before)
        kept = self.kept if done.journal == before else kept_text(materials, done.journal)
        return replace(self, kept=kept, done=done, acted=screen)

    def opened(self, lang: Lang, seen: Data) -> LessonTruth:
        """The journal is the same in every language; a page draws which form it asks first."""
        steps = library().materials(self.lesson).lesson.steps
        asks = [each.id for each in steps if isinstance(each, FormStep) and each.id in seen]
        right = [
            form
            for form in get_args(FormVariant)
            if all(
                alike(LessonTruth(self.lesson, drawn=form).shown(lang, each), seen[each])
                for each in asks
            )
        ]
        journal, _ = from_text(to_text(self.done.journal, self.lesson), self.lesson)
        return replace(self, done=acts.ActResult(journal), drawn=[*right, self.drawn][0])

    def again(self) -> LessonTruth:
        """Why an act could not be taken is told once."""
        return replace(self, done=acts.ActResult(self.done.journal))

    def erased(self) -> LessonTruth:
        """A new journal; the page has drawn its form already."""
        return LessonTruth(self.lesson, drawn=self.drawn)

    def shown(self, lang: Lang, screen: str) -> Data:
        """What a step, or the head, shows for the journal."""
        materials, journal = library().materials(self.lesson), self.done.journal
        step = materials.lesson.step(screen)
        if step is None:
            return as_told(present_head(materials, journal, lang))
        done = self.done if screen == self.acted else acts.ActResult(journal)
        met = replace(journal, form=journal.form or self.drawn)
        done, served = replace(done, journal=met), Keeping(served=True)
        return as_told(present(materials, done, step, lang, served))


@dataclass(frozen=True)
class DeskTruth:
    """What was typed into a calculator."""

    desk: CalculatorState
    kept: str | None = None

    def after(self, screen: str, said: Data) -> DeskTruth:
        """The desk after one more act."""
        if said.get("act") == "save":
            return self
        act = read_calculator_act(said)
        now = calculator_state.done(self.desk, context().calculators, act)
        return DeskTruth(now, calculator_state.to_text(now))

    def opened(self, lang: Lang, seen: Data) -> DeskTruth:
        """What is tried out is not kept, and examples are in the page's language."""
        fresh = CalculatorState(self.desk.today, self.desk.open, lang=lang)
        desk, _ = calculator_state.from_text(self.kept or "", fresh, context().calculators)
        return replace(self, desk=desk)

    def again(self) -> DeskTruth:
        """Everything is as before."""
        return self

    def erased(self) -> DeskTruth:
        """Nothing typed."""
        return DeskTruth(CalculatorState(self.desk.today, self.desk.open, lang=self.desk.lang))

    def shown(self, lang: Lang, screen: str) -> Data:
        """The form as it is filled in, and the answer to it."""
        tries = tried(context().calculators[screen], self.desk.sheet(screen), context().tables)
        return as_told(present_desk(context(), self.desk, lang, tries, Keeping()))


@dataclass(frozen=True)
class LawTruth:
    """What was asked of the law explorer, which keeps nothing."""

    inquiry: Inquiry
    kept: str | None = None

    def after(self, screen: str, said: Data) -> LawTruth:
        """The inquiry after one more act."""
        return LawTruth(asked(law(), self.inquiry, read_inquiry_act(said)))

    def opened(self, lang: Lang, seen: Data) -> LawTruth:
        """Nothing is asked yet."""
        return LawTruth(Inquiry(today_in_china(), self.inquiry.tab))

    def again(self) -> LawTruth:
        """Everything is as before."""
        return self

    def erased(self) -> LawTruth:
        """What is asked stays, since nothing of it is kept."""
        return self

    def shown(self, lang: Lang, screen: str) -> Data:
        """What the register answers."""
        return as_told(present_law(law(), self.inquiry, lang))


@dataclass(frozen=True)
class NoTruth:
    """A calculator that a lesson shows filled in as its notebook says, and that keeps nothing."""

    kept: str | None = None

    def after(self, screen: str, said: Data) -> NoTruth:
        """Nothing changes."""
        return self

    def opened(self, lang: Lang, seen: Data) -> NoTruth:
        """Nothing changes."""
        return self

    def again(self) -> NoTruth:
        """Nothing changes."""
        return self

    def erased(self) -> NoTruth:
        """Nothing changes."""
        return self

    def shown(self, lang: Lang, screen: str) -> Data | None:
        """Nothing is told."""
        return None


def truth(name: str) -> Truth:
    """What a learner who has done nothing has stored under a key, or seen on a screen without."""
    whole, _, kept = name.rpartition("/")
    if not whole:
        return LawTruth(Inquiry(today_in_china(), Tab(name))) if name in list(Tab) else NoTruth()
    if whole.endswith("/calculators"):
        return DeskTruth(CalculatorState(today_in_china(), kept))
    return LessonTruth(kept)


@cache
def library() -> Library:
    """The content, read once."""
    return Library.open()


@cache
def context() -> CalculatorContext:
    """What the calculators need, read once."""
    return library().calculator_context(today_in_china())


@cache
def law() -> Law:
    """The register, read once."""
    return library().law()
