"""What going to court costs."""
