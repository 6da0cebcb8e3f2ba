"""What `make proof` rehearses: what happens in a year, with all tests. Exit code 1 if a step fails."""

import sys

from audit.problem import listing
from audit.rehearsal import WITH_ALL_TESTS, rehearse
from workspace import ROOT


def main() -> int:
    problems = list(rehearse(ROOT, WITH_ALL_TESTS))
    if problems:
        print(listing(problems))
    print(f"proof: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
