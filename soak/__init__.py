"""Long tests of what must survive everything, a row of docs/reliability.md each: `make soak`."""
