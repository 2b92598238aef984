"""The kinds of event and of obstacle that the library knows, by id."""

from __future__ import annotations

from widgets.content.library import Library

LIBRARY = Library.open()
EVENT_KINDS = LIBRARY.limitation_events
OBSTACLE_KINDS = LIBRARY.limitation_obstacles
KIND = {kind.id: kind for kind in EVENT_KINDS}
OBSTACLE = {kind.id: kind for kind in OBSTACLE_KINDS}
DATED = [kind for kind in EVENT_KINDS if kind.new_due]
