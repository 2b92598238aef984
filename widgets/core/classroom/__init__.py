"""A class: its plan, the phases it goes through, and what its votes add up to."""
