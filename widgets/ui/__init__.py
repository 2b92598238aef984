"""The screen: one widget that draws a view, one that knows the browser, and the lesson."""
