"""The rules of the lessons and the law, pure: no files, clock, randomness or widgets."""
