"""`python -m widgets.serve --port 8866 --ip 127.0.0.1`: serve until stopped."""

from __future__ import annotations

import sys

from widgets.core.errors import LabError
from widgets.serve.app import Server

REFUSED = 2
"""What the command ends with where nothing can be served."""


def main() -> int:
    """Serve; where the content is at fault, say so by file and line instead."""
    try:
        Server.launch_instance()
    except LabError as error:
        print(error, file=sys.stderr)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
