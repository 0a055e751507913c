"""``python -m dashboard.cli``: the command where it is not installed."""

from dashboard.cli import main

if __name__ == "__main__":
    main()
