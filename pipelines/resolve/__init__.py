"""What runs beside the store, in the one process that may write."""
