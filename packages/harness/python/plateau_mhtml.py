"""Takes the documents out of an MHTML file with Python's own email package, which keeps their bytes.

Usage: plateau_mhtml.py FILE FOLDER. Writes each into FOLDER, under its number, and prints a JSON object for each.
"""

import email
import json
import os
import sys


def main(path, folder):
    with open(path, "rb") as file:
        # From a file it would read lines, and lose how they end. 2.7's strings are bytes.
        message = getattr(email, "message_from_bytes", email.message_from_string)(file.read())
    for number, (part, cut) in enumerate(documents(message, False)):
        with open(os.path.join(folder, str(number)), "wb") as file:
            file.write(part.get_payload(decode=True) or b"")
        # What is wrong with a part's encoding shows when it is undone.
        defects = [type(defect).__name__ for defect in part.defects]
        answer = {
            "contentType": text(part.get("Content-Type")),
            "location": text(part.get("Content-Location")),
            "id": text(part.get("Content-ID")),
            "date": text(message.get("Date")),
            "start": text(message.get_param("start")),
            "problem": "cut" if cut else ", ".join(defects) or None,
        }
        sys.stdout.write(json.dumps(answer) + "\n")


def documents(message, cut):
    """The parts that are no pictures, styles or scripts, and whether the file ends within."""
    kind = message.get_content_type()
    if message.is_multipart():
        parts = message.get_payload()
        unended = any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in message.defects)
        for part in parts:
            for document in documents(part, part is parts[-1] and (cut or unended)):
                yield document
    elif kind == "text/html" or (kind.endswith("xml") and not kind.startswith("image/")):
        yield message, cut


def text(value):
    return None if value is None else "".join(str(value).splitlines())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
