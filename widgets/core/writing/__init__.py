"""What is written to be printed or sent: a document, and the page made of it."""
