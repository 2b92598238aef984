"""What is owed after a judgment that was not obeyed in time, and how long it can be enforced."""
