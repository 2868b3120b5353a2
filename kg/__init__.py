"""Norms → graph → stores, exports, view and command line."""
