"""Pages of documents drawn up together."""
