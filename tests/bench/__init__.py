"""Benchmarks: never part of the tests, run by `./dev bench`.

One module each, with a `main()` that prints a table. Both sides of a comparison are measured in
the same run, because numbers from two moments of a machine do not compare.
"""
