"""The libraries of a process: where a function is, and what is at an address."""

import bisect
import collections
import difflib
import os
import re

from plateau_debugger import elf

# What a compiler appends to a static function that it changed (gcc: ipa-sra.cc, ipa-split.cc, ipa-cp.cc, lto).
CLONES = re.compile(r"(?:\.(?:isra|part|constprop|lto_priv|llvm)\.\d+)*$")
# glibc's and the compiler's own: what a page's parser is made of is elsewhere.
SYSTEM = re.compile(r"^(?:ld-|libc[.-]|libm[.-]|libpthread|libdl|librt|libutil|libgcc_s|libstdc\+\+|libcrypt)")
MOST_NEAR = 5

Module = collections.namedtuple("Module", "path bias functions addresses end")
Place = collections.namedtuple("Place", "symbol module address")


def is_system(path):
    return SYSTEM.match(os.path.basename(path)) is not None


def is_made_of(symbol, function):
    """Whether a symbol is a function's own, or that of a clone which the compiler made of it."""
    return symbol.startswith(function) and CLONES.match(symbol, len(function)) is not None


class Loaded(object):
    def __init__(self, pid, executable):
        self._maps = "/proc/%d/maps" % pid
        self._executable = os.path.realpath(executable)
        self._modules = {}
        self.refresh()

    def refresh(self):
        """Reads what has been loaded since."""
        ranges = collections.OrderedDict()
        with open(self._maps) as maps:
            for line in maps:
                fields = line.rstrip("\n").split(None, 5)
                if len(fields) < 6 or not fields[5].startswith("/") or not os.path.isfile(fields[5]):
                    continue
                start, end = [int(bound, 16) for bound in fields[0].split("-")]
                first, _ = ranges.get(fields[5], (start, end))
                ranges[fields[5]] = (first, end)
        for path, (start, end) in ranges.items():
            if path in self._modules:
                continue
            found = elf.functions(path)
            if found is None:
                continue
            addresses = [one.address for one in found.all]
            self._modules[path] = Module(path, start - found.lowest, found, addresses, end)

    def is_interpreter(self, path):
        return path == self._executable or os.path.basename(path).startswith("libpython") or "/lib-dynload/" in path

    def searched(self):
        """The libraries in which a function to break at is looked for: all but the interpreter's and the system's."""
        return [
            module for path, module in self._modules.items() if not self.is_interpreter(path) and not is_system(path)
        ]

    def find(self, name):
        """Returns the places of a function and of the clones that the compiler made of it."""
        return [
            Place(one.name, module.path, module.bias + one.address)
            for module in self.searched()
            for one in module.functions.all
            if is_made_of(one.name, name)
        ]

    def near(self, name):
        names = {one.name for module in self.searched() for one in module.functions.all}
        return difflib.get_close_matches(name, sorted(names), MOST_NEAR, 0.6)

    def frame_at(self, address):
        """What is at an address, as far as the library says it: never a neighbour's name."""
        module = self._module_at(address)
        if module is None:
            return {"address": address}
        if self.is_interpreter(module.path):
            return {"module": module.path, "interpreter": True}
        at = address - module.bias
        index = bisect.bisect_right(module.addresses, at) - 1
        if index >= 0:
            one = module.functions.all[index]
            if at < one.address + one.size:
                return {"function": one.name, "offset": at - one.address, "module": module.path}
        return {"module": module.path, "offset": at}

    def _module_at(self, address):
        for module in self._modules.values():
            if module.bias + module.functions.lowest <= address < module.end:
                return module
        return None
