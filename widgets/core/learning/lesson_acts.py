"""What a learner can do in a step of a lesson; `at` and `to` are places of the lesson."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, TypeAdapter

from widgets.core.acts import BY_NAME, FormResponse, LearnerAct, SettleAside, reader
from widgets.core.learning.journal import Sure


def _sure(said: object) -> Sure | None:
    return next((sure for sure in Sure if sure == said), None)


class PlacedAct(LearnerAct):
    """An act at a place of the lesson."""

    at: str

    @property
    def place(self) -> str | None:
        """The place it is done at; none where it is for the whole lesson."""
        return self.at


class GoTo(LearnerAct):
    """To another place of a step; `read` where what only shows is left as read."""

    act: Literal["go"]
    to: str
    read: Annotated[bool, BeforeValidator(lambda said: said is True)] = False

    @property
    def place(self) -> str | None:
        """The place it leads to."""
        return self.to


class GiveAnswer(PlacedAct):
    """An answer to a question, and how sure the learner is."""

    act: Literal["answer"]
    response: FormResponse = ()
    sure: Annotated[Sure | None, BeforeValidator(_sure)] = None


class SkipQuestion(PlacedAct):
    """A question with a notice is left out."""

    act: Literal["skip"]


class AnswerAgain(PlacedAct):
    """An answer that stands no more, or was left out, is given anew."""

    act: Literal["again"]


class RedoMissed(LearnerAct):
    """Every question that was missed is asked again."""

    act: Literal["redo"]
    place: None = None


class TakeHint(PlacedAct):
    """The next hint of a question."""

    act: Literal["hint"]


class ChooseBranch(PlacedAct):
    """A branch of a case is taken at a node."""

    act: Literal["choose"]
    node: str
    branch: str


class UndoBranch(PlacedAct):
    """The last branch taken is taken back."""

    act: Literal["undo"]


class RewindCase(PlacedAct):
    """A case is walked again from the node `to` on."""

    act: Literal["rewind"]
    to: str


class RestartCase(PlacedAct):
    """A case is walked again from its start."""

    act: Literal["restart"]


LessonAct = (
    GoTo
    | GiveAnswer
    | SkipQuestion
    | AnswerAgain
    | RedoMissed
    | TakeHint
    | ChooseBranch
    | UndoBranch
    | RewindCase
    | RestartCase
)
read_lesson_act = reader(TypeAdapter[LessonAct](Annotated[LessonAct, BY_NAME]))


class EraseAnswers(LearnerAct):
    """Everything is erased."""

    act: Literal["erase"]


class SaveAnswers(LearnerAct):
    """The journal is saved to a file."""

    act: Literal["save"]


class OpenAnswers(LearnerAct):
    """A file with a journal is taken: its response is the file's text."""

    act: Literal["open"]
    response: FormResponse = ()


HeadAct = EraseAnswers | SaveAnswers | OpenAnswers | SettleAside
read_head_act = reader(TypeAdapter[HeadAct](Annotated[HeadAct, BY_NAME]))
