"""The calculators: a subject is a folder, from its form to its answer."""
