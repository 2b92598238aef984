"""What a court protects of a private loan's interest."""
