"""The demonstration case: an invented affair told by invented outlets."""
