"""What a function was called with, as gdb can tell: by debug information, or by where calls pass their arguments."""

import gdb

from plateau_debugger import signatures


class Arguments(object):
    def __init__(self, loaded):
        self._loaded = loaded
        self._entry_of = {}
        architecture = gdb.selected_frame().architecture().name()
        self._registers = signatures.REGISTERS.get("x86_64" if "x86-64" in architecture else architecture, ())

    def at(self, frame, place, function):
        """Returns pairs of a name and of bytes; none where nothing is known for sure."""
        declared = [symbol for symbol in _function_block(frame) if symbol.is_argument]
        if declared and function not in signatures.TEXTS:
            return _declared(frame, declared)
        if declared:
            return signatures.texts(function, _by_place(frame, declared), _read)
        # Registers hold the arguments at a function's first instruction, and of a clone nobody knows which.
        is_entry = place.symbol == function if place is not None else frame.pc() in self._entries(function)
        return signatures.texts(function, self._by_register(frame), _read) if is_entry else ()

    def _entries(self, function):
        if function not in self._entry_of:
            found = self._loaded.find(function)
            self._entry_of[function] = {place.address for place in found if place.symbol == function}
        return self._entry_of[function]

    def _by_register(self, frame):
        def argument(index):
            if index >= len(self._registers):
                return None
            return int(frame.read_register(self._registers[index])) & 0xFFFFFFFFFFFFFFFF

        return argument


def _read(address, count):
    try:
        return bytes(gdb.selected_inferior().read_memory(address, count))
    except gdb.error:
        return None


def _by_place(frame, declared):
    """Returns a function from an argument's place to its value, as the debug information has it."""

    def argument(index):
        if index >= len(declared):
            return None
        try:
            return int(declared[index].value(frame)) & 0xFFFFFFFFFFFFFFFF
        except (gdb.error, ValueError):
            return None

    return argument


def _declared(frame, declared):
    """The arguments that are texts or numbers, of a function that the debug information describes."""
    found = []
    for symbol in declared:
        try:
            value = symbol.value(frame)
            kind = value.type.strip_typedefs()
            if kind.code == gdb.TYPE_CODE_PTR and kind.target().strip_typedefs().sizeof == 1:
                text = signatures.text_at(int(value), None, _read)
                if text is not None:
                    found.append((symbol.name, text))
            elif kind.code in (gdb.TYPE_CODE_INT, gdb.TYPE_CODE_BOOL, gdb.TYPE_CODE_ENUM):
                found.append((symbol.name, str(int(value)).encode("ascii")))
        except (gdb.error, ValueError):
            continue  # optimised away
    return tuple(found)


def _function_block(frame):
    try:
        block = frame.block()
    except RuntimeError:
        return ()
    while block is not None and block.function is None:
        block = block.superblock
    return block or ()
