"""Readers of what messengers export: chats that never end, cut into conversations."""
