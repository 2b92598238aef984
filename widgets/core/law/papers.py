"""What a paper that arrives rests on: who issues it, how long there is to act, what to do."""

from __future__ import annotations

from pydantic import Field

from widgets.core.record import Cite, Id, Record

COURT: Id = "court"


class Paper(Record):
    """A kind of paper.

    `cite` is what its answer rests on; `period` the rule of the time that the law sets, where it
    sets one. `issued_by` are all who may issue it, and `check` is how to find out whether it is
    real. One that is `published` arrives by public notice. `todo`, `decides`, `cautions` and
    `late` name words of the calculator; the last those for the day after its time.
    """

    id: Id
    cite: tuple[Cite, ...] = Field(min_length=1)
    period: Id | None = None
    issued_by: tuple[Id, ...] = (COURT,)
    check: Id = COURT
    published: bool = False
    todo: tuple[Id, ...] = ()
    decides: tuple[Id, ...] = ()
    cautions: tuple[Id, ...] = ()
    late: Id | None = None

    @property
    def is_of_court(self) -> bool:
        """Whether only a court issues it, so that the Civil Procedure Law counts its time."""
        return self.issued_by == (COURT,)
