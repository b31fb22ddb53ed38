/** What a stream can show. */
export interface Screen {
  readonly width: number
  readonly color: boolean
  readonly unicode: boolean
}

/** What of a stream tells a terminal; a pipe or a file has neither. */
type Stream = Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>

/** Asks a stream, and the environment that overrules it: NO_COLOR, FORCE_COLOR, TERM and the locale. */
export function screen(stream: Stream): Screen {
  return { width: stream.columns || 80, color: hasColor(stream), unicode: hasUnicode() }
}

function hasColor(stream: Stream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (process.argv.includes('--no-color') || (NO_COLOR !== undefined && NO_COLOR !== '')) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stream.isTTY === true && TERM !== 'dumb'
}

function hasUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env
  const locale = LC_ALL || LC_CTYPE || LANG
  // No locale at all is a bare container or CI, whose logs are UTF-8; "C" is somebody's choice of ASCII.
  return TERM !== 'linux' && (locale === undefined || /utf-?8/i.test(locale))
}
