import { FixtureError } from './fixture-error.ts'

/** What `fixture.json` says of a saved page. */
export interface FixtureInfo {
  readonly name: string
  /** Where the page is from: an address, or that it was written for its project. */
  readonly origin: string
  /** When it was saved, as an ISO date; absent where it was written. */
  readonly savedAt?: string
  /** An SPDX identifier, or words where there is none. */
  readonly licence: string
  /** A Python codec's name. */
  readonly encoding: string
  readonly contentType: string
  /** The page's SHA-256 in hexadecimal. */
  readonly digest: string
  /** Of the page, in bytes. */
  readonly size: number
  readonly description: string
}

/**
 * Reads the text of a `fixture.json`.
 *
 * @throws FixtureError where it is no JSON or lacks a field.
 */
export function parseFixtureInfo(text: string, path: string): FixtureInfo {
  const info = parse(text, path)
  if (typeof info !== 'object' || info === null) throw malformed(path, `an object, got ${text.slice(0, 40)}`)
  for (const [field, type] of fields) {
    const value: unknown = Reflect.get(info, field)
    if (typeof value !== type)
      throw malformed(path, `"${field}" to be a ${type}, got ${JSON.stringify(value) ?? 'nothing'}`)
  }
  return info as FixtureInfo
}

const fields = [
  ['name', 'string'],
  ['origin', 'string'],
  ['licence', 'string'],
  ['encoding', 'string'],
  ['contentType', 'string'],
  ['digest', 'string'],
  ['size', 'number'],
  ['description', 'string'],
] as const

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FixtureError({ kind: 'malformed', path, problem: 'JSON, got other text' }, { cause })
  }
}

function malformed(path: string, problem: string): FixtureError {
  return new FixtureError({ kind: 'malformed', path, problem })
}
