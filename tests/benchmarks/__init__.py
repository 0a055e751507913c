"""Timings, as ratios against something measured in the same run. Run by hand, not by pytest."""
