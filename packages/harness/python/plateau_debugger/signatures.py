"""Which arguments of libxml2's functions are the text that one wants to see, where no debug information tells.

As its headers declare them (dict.h, hash.h, valid.h, SAX2.h, HTMLparser.h, xmlstring.h): they are its ABI, the same in
every release.
"""

# Each text is its name, its place among the arguments and the place of its length, if it has one.
TEXTS = {
    "xmlDictLookup": [("name", 1, 2)],
    "xmlDictExists": [("name", 1, 2)],
    "xmlDictQLookup": [("prefix", 1, None), ("name", 2, None)],
    "xmlHashAddEntry": [("name", 1, None)],
    "xmlHashAddEntry2": [("name", 1, None), ("name2", 2, None)],
    "xmlHashAddEntry3": [("name", 1, None), ("name2", 2, None), ("name3", 3, None)],
    "xmlHashLookup": [("name", 1, None)],
    "xmlHashLookup2": [("name", 1, None), ("name2", 2, None)],
    "xmlHashLookup3": [("name", 1, None), ("name2", 2, None), ("name3", 3, None)],
    "xmlAddID": [("value", 2, None)],
    "xmlAddRef": [("value", 2, None)],
    "xmlGetID": [("ID", 1, None)],
    "xmlSAX2StartElement": [("fullname", 1, None)],
    "xmlSAX2EndElement": [("name", 1, None)],
    "xmlSAX2StartElementNs": [("localname", 1, None), ("prefix", 2, None), ("URI", 3, None)],
    "xmlSAX2EndElementNs": [("localname", 1, None), ("prefix", 2, None), ("URI", 3, None)],
    "xmlSAX2GetEntity": [("name", 1, None)],
    "xmlSAX2Reference": [("name", 1, None)],
    "xmlSAX2Comment": [("value", 1, None)],
    "xmlSAX2ProcessingInstruction": [("target", 1, None), ("data", 2, None)],
    "xmlSAX2Characters": [("ch", 1, 2)],
    "xmlSAX2IgnorableWhitespace": [("ch", 1, 2)],
    "xmlSAX2CDataBlock": [("value", 1, 2)],
    "htmlTagLookup": [("tag", 0, None)],
    "htmlEntityLookup": [("name", 0, None)],
    "xmlStrdup": [("cur", 0, None)],
    "xmlStrndup": [("cur", 0, 1)],
}

# Where calls pass their first arguments (System V AMD64 ABI 3.2.3, AAPCS64 6.8.2).
REGISTERS = {
    "x86_64": ("rdi", "rsi", "rdx", "rcx", "r8", "r9"),
    "aarch64": ("x0", "x1", "x2", "x3", "x4", "x5"),
}

# Enough to recognise a name by.
LONGEST = 64
PAGE = 4096


def texts(function, argument, read):
    """Returns pairs of a name and of bytes.

    ``argument(place)`` gives an argument as a number, or None; ``read(address, count)`` the bytes there, or None.
    """
    found = []
    for name, place, length_place in TEXTS.get(function, ()):
        address = argument(place)
        if address is None:
            continue
        length = None if length_place is None else argument(length_place)
        value = text_at(address, as_int(length), read)
        if value is not None:
            found.append((name, value))
    return tuple(found)


def as_int(value):
    """A C int from a register, whose upper half says nothing; negative ones stand for "up to the zero"."""
    if value is None:
        return None
    value &= 0xFFFFFFFF
    return value if value < 1 << 31 else None


def text_at(address, length, read):
    """Returns up to LONGEST bytes, and ``...`` behind what is longer; None for no text at all."""
    if not address:
        return None
    wanted = LONGEST + 1 if length is None else min(length, LONGEST + 1)
    data = b""
    while len(data) < wanted:
        # What lies on the next page may not be there.
        room = PAGE - (address + len(data)) % PAGE
        part = read(address + len(data), min(room, wanted - len(data)))
        if part is None:
            break
        data += part
        if length is None and b"\0" in part:
            return data[: data.index(b"\0")]
    if not data and wanted:
        return None
    return data if len(data) <= LONGEST else data[:LONGEST] + b"..."
