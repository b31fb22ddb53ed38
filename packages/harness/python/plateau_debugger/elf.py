"""The functions that an ELF file names itself, by its symbol table or, where that was stripped, by what it exports."""

import collections
import mmap
import struct

# elf.h
SHT_SYMTAB = 2
SHT_DYNSYM = 11
PT_LOAD = 1
FUNCTIONS = (2, 10)  # STT_FUNC, STT_GNU_IFUNC

Function = collections.namedtuple("Function", "name address size")
Functions = collections.namedtuple("Functions", "all stripped lowest")


def functions(path):
    """Returns the functions of a 64-bit little-endian ELF file, or None where it is none."""
    with open(path, "rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            return None  # an empty file
    try:
        if data[:6] != b"\x7fELF\x02\x01":
            return None
        sections = _sections(data)
        tables = [section for section in sections if section.kind in (SHT_SYMTAB, SHT_DYNSYM)]
        found = set()
        for table in tables:
            found.update(_symbols(data, table, sections[table.link]))
        stripped = all(table.kind != SHT_SYMTAB for table in tables)
        return Functions(sorted(found, key=lambda one: one.address), stripped, _lowest(data))
    finally:
        data.close()


_Section = collections.namedtuple("_Section", "kind offset size link")


def _sections(data):
    (start,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    sections = []
    for index in range(count):
        kind, _, _, offset, length, link = struct.unpack_from("<IQQQQI", data, start + index * size + 4)
        sections.append(_Section(kind, offset, length, link))
    return sections


def _symbols(data, table, names):
    for at in range(table.offset, table.offset + table.size, 24):
        name, info, _, section, address, size = struct.unpack_from("<IBBHQQ", data, at)
        if info & 15 in FUNCTIONS and section != 0:
            start = names.offset + name
            yield Function(data[start : data.find(b"\0", start)].decode("utf-8", "replace"), address, size)


def _lowest(data):
    """The address that the file asks for its first byte: 0 but for an executable at a fixed place."""
    (start,) = struct.unpack_from("<Q", data, 0x20)
    size, count = struct.unpack_from("<HH", data, 0x36)
    loaded = []
    for index in range(count):
        kind, _, _, address = struct.unpack_from("<IIQQ", data, start + index * size)
        if kind == PT_LOAD:
            loaded.append(address & ~0xFFF)
    return min(loaded) if loaded else 0
