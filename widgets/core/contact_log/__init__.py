"""Logs of calls and messages in the forms that people have them, read into contacts."""
