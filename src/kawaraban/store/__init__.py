"""Where rows and captured bytes live; only `workflow` touches it."""
