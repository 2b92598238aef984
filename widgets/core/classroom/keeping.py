"""Where a class stands as a text: its leader keeps it and hands it to a server begun anew."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from widgets.core.classroom.classroom import Classroom
from widgets.core.errors import NoSuchAct

_ADAPTER = TypeAdapter(Classroom)


def to_text(room: Classroom) -> str:
    """The class as JSON: counts alone, since it holds nothing else."""
    return _ADAPTER.dump_json(room).decode()


def from_text(text: str) -> Classroom:
    """The class that a text holds.

    Raises:
        NoSuchAct: it holds none, or one that cannot be.
    """
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise NoSuchAct(f"this is no class: {error.error_count()} faults in it") from error
