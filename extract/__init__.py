"""Text → norms: reads Chinese official documents and finds who must, must not or may do what."""
