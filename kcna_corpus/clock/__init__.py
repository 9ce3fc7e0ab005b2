"""Zones as texts name them, and windows: what a printed day in its zone can mean."""
