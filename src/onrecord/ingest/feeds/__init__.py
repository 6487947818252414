"""Feeds that a desk follows: which there are, what they announced, what came of it."""
