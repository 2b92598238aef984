"""Letters that a learner can send: what each asks, its clauses, and what is made of the answers."""
