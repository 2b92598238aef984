// Asks after the files, and loads the page again when one of them has changed.

const EVERY = 700;
const seen = document.body.dataset.mark;

setInterval(async () => {
  try {
    const now = await (await fetch("mark")).text();
    if (now !== seen) location.reload();
  } catch {
    // The preview has ended, or a file is just being written: asked again in a moment.
  }
}, EVERY);
