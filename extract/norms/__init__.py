"""The norm stage: from the blocks of one document to its norms."""
