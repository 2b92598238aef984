"""What is still owed after every payment."""
