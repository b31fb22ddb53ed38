"""Call stacks as gdb walks them."""

import gdb

from plateau_debugger import breakpoints

MOST_FRAMES = 200


class Stacks(object):
    def __init__(self, loaded):
        self._loaded = loaded
        self._described = {}

    def at(self, frame):
        """A stack as pairs of an address and of how many frames inside of it share it, as inlined ones do."""
        stack = []
        last, times = None, 0
        while frame is not None and len(stack) < MOST_FRAMES:
            address = frame.pc()
            times = times + 1 if address == last else 0
            last = address
            if (address, times) not in self._described:
                self._described[address, times] = self._describe(frame, address, bool(stack))
            stack.append((address, times))
            try:
                frame = frame.older()
            except gdb.error:
                break  # a stack that cannot be walked further: what was seen of it is true
        return tuple(stack)

    def frames(self, stack):
        """Returns the frames of a stack as a reader wants them."""
        return breakpoints.trimmed([dict(self._described[each]) for each in stack], len(stack) >= MOST_FRAMES)

    def _describe(self, frame, address, is_caller):
        # A return address may be the first one of the next function.
        described = self._loaded.frame_at(address - 1 if is_caller else address)
        if "address" in described:
            self._loaded.refresh()
            described = self._loaded.frame_at(address - 1 if is_caller else address)
        symbol = frame.function()
        if symbol is not None and not described.get("interpreter"):
            line = frame.find_sal()
            described = dict(described, function=symbol.linkage_name or symbol.name)
            described.pop("offset", None)
            if frame.type() == gdb.INLINE_FRAME:
                described["inlined"] = True
            if line.symtab is not None:
                described.update(file=line.symtab.fullname(), line=line.line)
        return described
