"""Pictures as SVG, from rows alone: no server, no script, no style of their own but ``pictures.css``."""
