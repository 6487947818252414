"""The world as known beforehand: places, countries, actors with dated roles, outlets."""
