"""Ebbtide moves files in the slack of your network."""

__version__ = "0.1.0"
