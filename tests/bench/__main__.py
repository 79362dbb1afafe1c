"""Run the benchmarks that are named, or all."""

import importlib
import pkgutil
import sys

from tests import bench


def available() -> list[str]:
    modules = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name for name in modules if not name.startswith("_"))


SPOKEN = {"yield": "yielding"}
"""Names that are words of the language, and can be no module's."""


def main(names: list[str]) -> int:
    names = [SPOKEN.get(name, name) for name in names]
    if len(names) > 1 and names[0] in available() and names[1] not in available():
        # The rest is for that one: ./dev bench yield --link 1 ebbtide
        importlib.import_module(f"tests.bench.{names[0]}").main(names[1:])
        return 0
    unknown = sorted(set(names) - set(available()))
    if unknown:
        known = ", ".join(available()) or "none yet"
        print(f"no such benchmark: {', '.join(unknown)} (there are: {known})", file=sys.stderr)
        return 2
    for name in names or available():
        print(f"{name}\n{'-' * len(name)}")
        importlib.import_module(f"tests.bench.{name}").main()
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
