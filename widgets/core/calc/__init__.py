"""The calculators: one legal question a module, each showing its working."""
