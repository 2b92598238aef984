"""The server: a home page, the card and the lessons, each on its own address."""
