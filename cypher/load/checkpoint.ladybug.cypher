// name: checkpoint
// purpose: Write all that was loaded into the one file, so that no log is left beside it.
CHECKPOINT
