"""What people type, read exactly or asked again: sums, rates, days, counts."""
