"""The window and the tray: widgets, models and dialogs."""
