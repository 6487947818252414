"""One event, many reports: copies, candidates, features, clusters, origins and contradictions."""
