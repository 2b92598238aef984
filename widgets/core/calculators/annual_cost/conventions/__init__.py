"""Foreign conventions of a yearly rate: mathematics to compare with, and no Chinese law."""
