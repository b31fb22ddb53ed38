"""What every debugger does alike: what is a call, what is said of a function that is not there, where a stack ends."""

import os
import re

from plateau_debugger.loaded import is_system


def is_inside(place, function, caller):
    """Whether this is the second part of a function whose first part has been counted: gcc splits some in two."""
    if place is None or not re.search(r"\.part\.\d+", place.symbol):
        return False
    return caller() == function


def absent(name, loaded, home):
    """What to say of a function that no library names: which were searched, those in ``home`` or all."""
    searched = loaded.searched()
    own = [module for module in searched if home is not None and _belongs(module.path, home)]
    libraries = [
        {"module": module.path, "stripped": module.functions.stripped, "functions": len(module.functions.all)}
        for module in own or searched
    ]
    return {"function": name, "absent": {"libraries": libraries, "near": loaded.near(name)}}


def _belongs(path, home):
    return path.startswith(home) or os.path.basename(path).startswith(("libxml2", "libxslt", "libexslt"))


def trimmed(frames, cut):
    """Makes one frame of the interpreter's in a row, and leaves out how the process itself came to run."""
    shown = []
    for frame in frames:
        inner = shown[-1] if shown else {}
        if frame.get("interpreter") and inner.get("interpreter"):
            continue
        # The head of a function that gcc split in two, with its second part put back into it.
        if inner.get("inlined") and frame.get("function") == inner["function"]:
            shown[-1] = dict(frame, line=inner.get("line"), file=inner.get("file"))
            continue
        shown.append(frame)
    if not cut:
        while len(shown) > 1 and _is_start(shown[-1]) and any(frame.get("interpreter") for frame in shown[:-1]):
            shown.pop()
    for frame in shown:
        frame.pop("inlined", None)
        frame.pop("interpreter", None)
    return {"frames": shown, "cut": cut}


def _is_start(frame):
    return frame.get("interpreter") or "address" in frame or is_system(frame["module"])
