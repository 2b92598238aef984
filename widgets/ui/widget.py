"""The base of our widgets: anywidget's, made faster."""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget


class FrontWidget(anywidget.AnyWidget):
    """A widget that a module of ours draws.

    anywidget makes a class of its own for every widget, which takes longer than all else there is
    to do for one, and a lesson has twenty. What it adds is the same for all of one class, so that
    they share the first one made.
    """

    _shared: ClassVar[dict[tuple[object, ...], type]] = {}

    def add_traits(self, **traits: Any) -> None:
        """Adds traits to this widget; of a class, all to which the same are added become one."""
        own = (type(self), *traits)
        if own not in FrontWidget._shared:
            super().add_traits(**traits)
            FrontWidget._shared[own] = type(self)
            return
        self.__class__ = FrontWidget._shared[own]
        for name in traits:
            self.traits()[name].instance_init(self)
