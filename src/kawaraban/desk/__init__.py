"""The local web desk."""
