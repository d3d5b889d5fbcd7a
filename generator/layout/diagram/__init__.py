"""Diagrams: measured texts and a room become shapes at their places, a module for each kind."""
