"""Feeds: what their bodies say. Nothing here opens or fetches anything."""
