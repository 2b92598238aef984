"""What scripts in a measured page share."""

from __future__ import annotations

PATIENCE = 60_000
CHANGED = """
  const changed = (say) => {
    const before = say();
    return new Promise((go) => {
      const watch = new MutationObserver(() => {
        if (say() === before) return;
        watch.disconnect();
        go();
      });
      watch.observe(document, { subtree: true, childList: true, characterData: true });
    });
  };
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));
"""
"""`changed(say)` waits until `say()` gives another text, `rest` for a while."""
