"""What pytest-memray's limit_leaks says of many callables. One JSON line in, one out."""

import importlib
import json
import os
import sys

import pytest

# The test below is collected by a pytest that this script starts: this is how it hears of its subjects.
SPEC = json.loads(os.environ["PLATEAU_SPEC"])
sys.path[:0] = SPEC["path"]


@pytest.mark.limit_leaks(SPEC["limit"])
@pytest.mark.parametrize("function", SPEC["calls"], indirect=True)
def test_leaves_nothing_behind(function):
    for _ in range(SPEC["inputs"]):
        function()


@pytest.fixture
def function(request):
    module, _, name = request.param.partition(":")
    found = getattr(importlib.import_module(module), name)
    # What a first call sets up is no leak: a fixture runs before memray looks.
    for _ in range(10):
        found()
    return found


class Listener:
    def __init__(self):
        self.answers = []

    def pytest_runtest_logreport(self, report):
        if report.when == "call":
            said = "cleared" if report.passed else "growing"
            self.answers.append({"said": said, "inputs": SPEC["inputs"], "ms": 1000 * report.duration})


if __name__ == "__main__":
    listener = Listener()
    stdout, sys.stdout = sys.stdout, sys.stderr
    pytest.main(["--memray", "-q", "--tb=no", "-p", "no:cacheprovider", "-c", os.devnull, __file__], plugins=[listener])
    stdout.write(json.dumps(listener.answers))
