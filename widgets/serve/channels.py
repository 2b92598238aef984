"""What a line has to its kernel: the two channels a page uses, and so much under way at a time."""

from __future__ import annotations

import json
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from widgets.serve.limits import MOST_UNANSWERED, MOST_WAITING

CHANNELS = ("iopub", "shell")


class Channels(ZMQChannelsWebsocketConnection):
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

    def _on_zmq_reply(self, stream: Any, msg_list: Any) -> None:
        """Passes on what the kernel says. It is idle once it has done what a message asked for."""
        if msg_list["content"].get("execution_state") == "idle":
            self._unanswered.pop(msg_list["parent_header"].get("msg_id", ""), None)
        super()._on_zmq_reply(stream, msg_list)  # type: ignore[no-untyped-call]

    def _reserialize_reply(self, msg_or_list: Any, channel: str | None = None) -> Any:
        """A message as text, each character as it is: escaped, Chinese would be twice as long."""
        if msg_or_list["buffers"]:
            return super()._reserialize_reply(msg_or_list, channel)  # type: ignore[no-untyped-call]
        said = {**msg_or_list, "channel": channel}
        return json.dumps(said, default=json_default, ensure_ascii=False)
