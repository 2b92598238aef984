"""What a learner can do with a diary."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from widgets.core.acts import BY_NAME, FormResponse, LearnerAct, SettleAside, reader
from widgets.core.diary.answers import DiaryStep

DiaryPlace = Literal["list", "take", "keep", "check"]
"""Where a learner can go: the entries, bringing in, taking out, and looking at the chain."""
EntryNumber = Annotated[str, Field(pattern=r"^[0-9]{1,7}$")]


class WriteEntry(LearnerAct):
    """An entry is begun: a new one, one that changes another, or the draft that is there."""

    act: Literal["write"]
    number: EntryNumber = "0"


class AnswerStep(LearnerAct):
    """A step is answered, and another one asked for."""

    act: Literal["step"]
    to: DiaryStep
    response: FormResponse = ()


class AddPiece(LearnerAct):
    """Something kept is added, with what was worked out of its file if one was chosen."""

    act: Literal["piece"]
    response: FormResponse = ()
    file: str = ""


class DropPiece(LearnerAct):
    """Something kept is taken out of the draft, by its place from 0 on."""

    act: Literal["drop"]
    piece: EntryNumber


class PutDown(LearnerAct):
    """The draft is put down as an entry."""

    act: Literal["put"]


class DropDraft(LearnerAct):
    """The draft is thrown away."""

    act: Literal["leave"]


class ShowEntry(LearnerAct):
    """An entry is opened."""

    act: Literal["entry"]
    number: EntryNumber


class WithdrawEntry(LearnerAct):
    """An entry is withdrawn; what it said stays in the chain."""

    act: Literal["withdraw"]
    number: EntryNumber


class GoToPlace(LearnerAct):
    """Another place of the diary is opened; of the entries, so many pages back."""

    act: Literal["place"]
    to: DiaryPlace
    pages: EntryNumber = "0"


class TakeIn(LearnerAct):
    """A text is brought in: a diary's file, a table, or a log of contacts."""

    act: Literal["take"]
    response: FormResponse = Field(min_length=1)


class CheckChain(LearnerAct):
    """A chain is looked at: the diary's, against a hash that was noted if one was, or a file's."""

    act: Literal["check"]
    of: Literal["here", "file"] = "here"
    response: FormResponse = ()


class SaveDiary(LearnerAct):
    """A file is made, of the entries between two days."""

    act: Literal["save"]
    what: Literal["page", "word", "csv", "json"]
    response: FormResponse = ()


DiaryAct = (
    WriteEntry
    | AnswerStep
    | AddPiece
    | DropPiece
    | PutDown
    | DropDraft
    | ShowEntry
    | WithdrawEntry
    | GoToPlace
    | TakeIn
    | CheckChain
    | SaveDiary
    | SettleAside
)
read_diary_act = reader(TypeAdapter[DiaryAct](Annotated[DiaryAct, BY_NAME]))
