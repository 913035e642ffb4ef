"""What past issues tell us: reads an issue file back into an Issue."""
