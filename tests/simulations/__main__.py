"""The table of all simulations."""

import sys
from importlib import import_module
from pkgutil import iter_modules

from tests import simulations


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    for found in iter_modules(simulations.__path__):
        if found.name.startswith("_"):
            continue
        for row in import_module(f"tests.simulations.{found.name}").rows(runs):
            print(f"{row.what:<88} {row.stated:>7.3f} {row.found:>7.3f} {row.runs:>6}", flush=True)


if __name__ == "__main__":
    main()
