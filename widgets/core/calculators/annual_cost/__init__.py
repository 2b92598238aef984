"""What a loan costs a year, in each convention that people quote."""
