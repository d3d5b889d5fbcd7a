"""Charts: where everything in them goes, for the native chart and for those that are drawn."""
