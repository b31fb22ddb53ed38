"""Exercises a subject in forked children and takes readings. It measures; it never judges."""
