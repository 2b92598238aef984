"""What a learner does: items, scenarios, lessons, the journal and what it comes to."""
