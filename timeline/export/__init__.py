"""One module a format, the loss report, the publishing gate."""
