"""Reading what a slide holds: a module for each family of blocks, and one table of them all."""
