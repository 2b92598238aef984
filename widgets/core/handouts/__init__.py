"""What a class has on paper: sheets to answer on, the key, the tally, cards and a guide."""
