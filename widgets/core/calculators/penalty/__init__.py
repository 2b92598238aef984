"""Penalty, late interest and fees together."""
