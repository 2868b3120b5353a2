"""Which engine: quality on labelled documents against speed against size, of every open one that installs."""
