/** Says that a text is none of plateau's snapshot files, and where it stops being one. */
export class SnapshotFileError extends Error {
  override readonly name = 'SnapshotFileError'
}
