"""Readers of what helpdesks and contact centres export."""
