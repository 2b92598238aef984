"""The one act of a letter's own: what the browser keeps elsewhere is to be taken in."""

from __future__ import annotations

from typing import Literal

from pydantic import TypeAdapter

from widgets.core.acts import FormResponse, LearnerAct, reader

TakenFrom = Literal["record", "calculators"]


class TakeFrom(LearnerAct):
    """The record, or what calculators found, is to be taken in; what is typed is sent with it."""

    act: Literal["take"]
    of: TakenFrom
    response: FormResponse


read_take_from = reader(TypeAdapter[TakeFrom](TakeFrom))
