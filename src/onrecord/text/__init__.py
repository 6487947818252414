"""Characters, spans and ids: what every floor above stands on."""
