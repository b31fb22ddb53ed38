"""Spreads the pages of a corpus over a Dask cluster."""
