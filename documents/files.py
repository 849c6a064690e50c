"""Which files a command means: paths of files and folders."""

import os
from pathlib import Path


def found(paths):
    """Return (files, missing): every file named or in a folder named, in the order given, a folder's by their paths.

    What is neither a file nor a folder, such as a pipe or a device, counts as missing: it might never end.
    """
    files, missing = [], []
    for path in map(Path, paths):
        if path.is_dir():
            files += sorted(file for file in path.rglob("*") if file.is_file())
        elif path.is_file():
            files.append(path)
        else:
            missing.append(str(path))
    return files, missing


def cores():
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
