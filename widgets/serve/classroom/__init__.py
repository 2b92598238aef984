"""A class on the server: its votes, its tickets, and the pages that phones and screens open."""
