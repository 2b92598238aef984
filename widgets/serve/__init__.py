"""The server: a home page, the card and the lessons, each on its own address."""

import sys

# Where it is installed, jsonschema takes it to check internationalised addresses, of which no
# schema here has any. It works a grammar out on import: longer than all the rest of a start.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
