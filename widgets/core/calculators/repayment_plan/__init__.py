"""Several debts paid off month by month."""
