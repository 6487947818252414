"""The shapes that events can be exported in, a file each."""
