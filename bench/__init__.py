"""Speeds, measured when it runs: `make bench`. No figure is kept: it says nothing without its machine."""
