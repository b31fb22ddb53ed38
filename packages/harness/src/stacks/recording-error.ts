/** A recorder's stream is not what that version of it writes. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError'
}
