"""Issue -> files: one renderer a form, none made from another."""
