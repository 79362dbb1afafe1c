"""The command line: standard library only, starts in milliseconds.

Nothing here imports the core unless it has to: lists are printed straight from the JSON
data that the engine sends, which holds every text already.
"""
