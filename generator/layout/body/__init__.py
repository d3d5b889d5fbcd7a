"""The body of a slide whose blocks stand one under the other or side by side: parts, stacks and grids of them."""
