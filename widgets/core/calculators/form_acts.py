"""What a learner can do with a calculator."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from widgets.core.acts import BY_NAME, FormResponse, LearnerAct, SettleAside, reader


class AskAnswer(LearnerAct):
    """An answer is asked for, to what stands in the form."""

    act: Literal["ask"]
    response: FormResponse = Field(min_length=1)


class FillExample(LearnerAct):
    """The form is filled with an example."""

    act: Literal["example"]
    of: str


class TryVariation(LearnerAct):
    """A change to the answer is tried out, or taken back where it is tried already."""

    act: Literal["turn"]
    to: str


class ClearForm(LearnerAct):
    """The form is emptied."""

    act: Literal["clear"]


class SaveAnswer(LearnerAct):
    """A file made from the answer is asked for, by its name."""

    act: Literal["save"]
    what: str


CalculatorAct = AskAnswer | FillExample | TryVariation | ClearForm | SaveAnswer | SettleAside
read_calculator_act = reader(TypeAdapter[CalculatorAct](Annotated[CalculatorAct, BY_NAME]))
