"""From what was typed to an answer: one calculator a module, each a function `reckon`."""
