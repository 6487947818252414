"""The reading wing's steps: what a text says, in its own words."""
