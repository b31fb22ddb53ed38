"""What reads the pages, as one file that any Python can run."""

import io
import os
import zipfile

import plateau_probe

MAIN = "from plateau_probe.batch import main\n\nmain()\n"


def of_probe():
    """Returns the probe's modules as the bytes of an archive that is started like a script."""
    folder = os.path.dirname(os.path.abspath(plateau_probe.__file__))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__main__.py", MAIN)
        for name in sorted(os.listdir(folder)):
            if name.endswith(".py") and name != "__main__.py":
                archive.write(os.path.join(folder, name), "plateau_probe/" + name)
    return packed.getvalue()
