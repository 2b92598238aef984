"""What a learner did, read once from what a browser sends, of which nothing is trusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from widgets.core.errors import NoSuchAct
from widgets.core.learning.journal import time_in
from widgets.core.reading.visible import whole

MOST_NAME, MOST_WHY = 40, 80
BY_NAME = Field(discriminator="act")
"""Marks a union of acts as told apart by what stands under `act`."""


def _words(response: object) -> tuple[str, ...]:
    """A form's response, in which half a character is `?`; empty where it is no list of words."""
    if not isinstance(response, list | tuple) or not all(
        isinstance(word, str) for word in response
    ):
        return ()
    return tuple(map(whole, response))


FormResponse = Annotated[tuple[str, ...], BeforeValidator(_words)]
"""What a form contributes: ids chosen, values typed, `name=value` where its fields are named."""


class LearnerAct(BaseModel):
    """One thing a learner did, named by its `act`, at a `time` in milliseconds of the browser's.

    What it does not name is left alone: a button in a form sends the form's response as well.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    time: Annotated[int, BeforeValidator(time_in)] = 0


class SettleAside(LearnerAct):
    """What could not be read and is kept aside is given as a file, or dropped."""

    act: Literal["aside"]
    to: Literal["hand", "drop"]


A = TypeVar("A", bound=LearnerAct)


def reader(acts: TypeAdapter[A]) -> Callable[[Mapping[str, object]], A]:
    """Reads from what a browser sent the one of these acts that it is.

    What is returned raises `NoSuchAct` where none of them has that name, or where it lacks
    something it needs.
    """

    def read(said: Mapping[str, object]) -> A:
        try:
            return acts.validate_python(dict(said))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            named, where = repr(said.get("act"))[:MOST_NAME], ".".join(map(str, first["loc"]))
            why = f"{where} {first['msg']}".strip()[:MOST_WHY]
            raise NoSuchAct(f"the act {named} is not on offer: {why}") from error

    return read


def named_words(response: FormResponse) -> dict[str, str]:
    """The response of a form whose fields are named, `name=value` each."""
    return dict(word.partition("=")[::2] for word in response)
