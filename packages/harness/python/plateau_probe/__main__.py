"""Started by plateau as ``python plateau_probe CHANNEL OUTPUT [CHANNEL OUTPUT ...]``, control on descriptor 3."""

import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    # The probe's own folder must not stay on the path: a subject may well import something named ``names``.
    sys.path[0] = os.path.dirname(here)
    from plateau_probe import addresses, serve

    sys.path.pop(0)
    randomised = addresses.fix(sys.argv)
    lanes = [int(argument) for argument in sys.argv[1:]]
    serve.serve(list(zip(lanes[0::2], lanes[1::2])), randomised)


main()
