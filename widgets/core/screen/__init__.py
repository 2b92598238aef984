"""What the screen shows: the parts of a view, and what is presented."""
