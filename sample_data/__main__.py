"""`python -m sample_data`: the sample as JSON Lines on standard output."""

import json
import sys

from sample_data import conversations

# Redirected output takes the platform's encoding otherwise, and most of the languages need UTF-8.
sys.stdout.reconfigure(encoding="utf-8")  # pyright: ignore[reportAttributeAccessIssue]
for conversation in conversations():
    sys.stdout.write(json.dumps(conversation, ensure_ascii=False) + "\n")
