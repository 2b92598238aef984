"""From a journal to a view: what the screen shows, as a function."""
