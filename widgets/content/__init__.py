"""From the files of `data/` to the records of the core, with every fault in its place."""
