"""Polling: feeds asked when they are due, the pages of their items fetched, and both handed to Gather."""
