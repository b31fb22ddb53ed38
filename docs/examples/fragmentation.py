"""A large page now and then, and what it leaves: small records that live on, or none."""

_records = [bytes(bytearray(64)) for _ in range(2000)]
_calls = [0]


def large_pages_leave_records():
    """Each node of a large tree puts its record where an older one was: there are 2,000 at all times."""
    if _is_large():
        tree = []
        for i in range(len(_records)):
            tree.append(bytearray(5000))
            _records[i] = bytes(bytearray(64))


def large_pages_leave_nothing():
    if _is_large():
        tree = []
        for _ in range(len(_records)):
            tree.append(bytearray(5000))
            bytes(bytearray(64))


def _is_large():
    _calls[0] += 1
    return _calls[0] % 1000 == 0
