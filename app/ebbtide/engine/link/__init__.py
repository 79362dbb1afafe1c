"""Giving way on a real machine: sockets, interfaces, limits, and the thread that steers."""
