"""The evidence diary: what happened, written down so that it can be shown later."""
