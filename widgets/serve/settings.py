"""What is settled before the command line: how Voilà and Jupyter are to do what they do here."""

from __future__ import annotations

from typing import Any

from jupyter_server.auth import IdentityProvider, User
from traitlets.config import Config

from widgets.serve import pages
from widgets.serve.channels import Channels
from widgets.serve.kernels import Kernels

TEMPLATE = "law-at-the-door"

# A kernel nobody has used for long ends too; its page warns before. Nothing is lost: the answers
# are in the learner's browser.
LOOK_SECONDS = 30
CELL_SECONDS = 40
HEARTBEAT_SECONDS = 5
# How often it is looked whether a kernel has died, and how long one may be silent on a new line.
DEAD_SECONDS = 1.0
MUTE_SECONDS = 10


class Anyone(IdentityProvider):
    """Every reader is nobody in particular: no login, no name and no cookie."""

    def get_user(self, _handler: object) -> User:
        """The same reader for every request."""
        return User(username="reader")

    def get_handlers(self) -> list[tuple[Any, ...]]:
        """No address to log in or out at."""
        return []


SETTINGS = Config(
    Voila={
        "open_browser": False,
        "ip": "127.0.0.1",
        "port_retries": 0,
        "identity_provider_class": Anyone,
        "kernel_websocket_connection_class": Channels,
    },
    VoilaConfiguration={
        "template": TEMPLATE,
        "theme": "light",  # this name fetches no theme: the page follows the reader's own choice
        "strip_sources": True,
        "show_tracebacks": False,
        "allow_template_override": "NO",
        "allow_theme_override": "NO",
        "multi_kernel_manager_class": Kernels,
        "extension_allowlist": [],
        "file_allowlist": [],
        "http_keep_alive_timeout": HEARTBEAT_SECONDS,
    },
    Exporter={"optimistic_validation": True},  # a notebook is looked through once, not twelve times
    KernelManager={
        "client_class": "widgets.serve.greeting.Greeter",
        "transport": "ipc",  # a port that was free may be taken until the kernel has come to it
    },
    KernelProvisionerFactory={"default_provisioner_name": "law-at-the-door"},
    KernelRestarter={"restart_limit": 0, "time_to_dead": DEAD_SECONDS},
    # On a busy machine what cells show may come late: a page must not fail for that.
    VoilaExecutor={
        "timeout": CELL_SECONDS,
        "startup_timeout": CELL_SECONDS,
        "iopub_timeout": CELL_SECONDS,
    },
    MappingKernelManager={
        "use_pending_kernels": True,
        "cull_idle_timeout": pages.IDLE_SECONDS,
        "cull_interval": LOOK_SECONDS,
        "cull_connected": True,
        "kernel_info_timeout": MUTE_SECONDS,
    },
)
