"""A paper that arrived, and how long there is to act on it."""
