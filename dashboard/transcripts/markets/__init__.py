"""Readers of the chats of marketplaces."""
