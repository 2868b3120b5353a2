"""One module a command; each holds `command` and does no work at import."""
