"""Errors in plain words: what, where, and what to do next."""


class TimelineError(Exception):
    """Something a person can mend. The command line prints it as one line and exits with 1."""

    exit_status = 1


class UsageError(TimelineError):
    """An option or argument that makes no sense. The command line exits with 2."""

    exit_status = 2


class UnreadableSource(TimelineError):
    """Bytes that could not be made into a document: missing, empty, broken, or nothing to read."""


class CaseFileError(TimelineError):
    """A case file that is not one, cannot be written, or has no room left."""


class Conflict(TimelineError):
    """An edit that would overwrite somebody else's newer one; nothing was changed."""


class MissingPackage(TimelineError):
    """An optional package that a feature needs and that is not installed."""
