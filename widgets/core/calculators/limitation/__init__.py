"""Whether a debt is still in time."""
