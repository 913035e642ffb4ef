"""Event -> Item: prose whose every sentence is tied to words in a source."""
