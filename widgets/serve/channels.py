"""What a line has to its kernel: the two channels a page uses, and so much under way at a time."""

from __future__ import annotations

from typing import Any

from widgets.serve.limits import MOST_UNANSWERED, MOST_WAITING
from widgets.serve.private import KernelConnection

CHANNELS = ("iopub", "shell")


class Channels(KernelConnection):
    """Jupyter's connection without the channels that no page of ours uses."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._unanswered = dict[str, int]()

    def create_stream(self) -> None:
        """Opens the channels."""
        for channel in CHANNELS:
            stream = getattr(self.kernel_manager, f"connect_{channel}")(self.session.bsession)
            stream.channel = channel
            self.channels[channel] = stream

    def takes(self, name: str, size: int) -> bool:
        """Whether one more message may be on its way to the kernel; keeps count of it.

        Each has a name of its own, by which the kernel answers it.
        """
        if name in self._unanswered:
            return False
        self._unanswered[name] = size
        waiting = self._unanswered.values()
        return len(waiting) <= MOST_WAITING and sum(waiting) <= MOST_UNANSWERED

    def replied(self, message: dict[str, Any]) -> None:
        """The kernel is idle once it has done what a message asked for."""
        if message["content"].get("execution_state") == "idle":
            self._unanswered.pop(message["parent_header"].get("msg_id", ""), None)
