"""Measuring what the program reads against what careful readers found."""
