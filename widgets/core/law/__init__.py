"""What holds on a day: instruments, articles, dated values, published histories."""
