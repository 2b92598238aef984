"""When and how often a collector made contact, beside what binds it."""
