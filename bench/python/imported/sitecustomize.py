"""Has a probe import the subjects before it forks: psleak, too, is timed when they have been imported."""

import caches  # noqa: F401
import leaks  # noqa: F401
import ordinary  # noqa: F401
