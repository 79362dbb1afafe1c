"""The composition root: builds every object and runs them under Qt."""
