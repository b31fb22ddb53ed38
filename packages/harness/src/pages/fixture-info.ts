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
  const savedAt: unknown = Reflect.get(info, 'savedAt')
  return {
    name: stringOf('name'),
    origin: stringOf('origin'),
    ...(savedAt === undefined ? {} : { savedAt: stringOf('savedAt') }),
    licence: stringOf('licence'),
    encoding: stringOf('encoding'),
    contentType: stringOf('contentType'),
    digest: stringOf('digest'),
    size: sizeOf(),
    description: stringOf('description'),
  }

  function stringOf(field: string): string {
    const value: unknown = Reflect.get(Object(info), field)
    if (typeof value === 'string') return value
    throw malformed(path, `"${field}" as a string, got ${inJson(value)}`)
  }

  function sizeOf(): number {
    const value: unknown = Reflect.get(Object(info), 'size')
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw malformed(path, `"size" as a whole number of bytes, got ${inJson(value)}`)
  }
}

function inJson(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FixtureError({ kind: 'malformed', path, problem: 'JSON, got text that is none' }, { cause })
  }
}

function malformed(path: string, problem: string): FixtureError {
  return new FixtureError({ kind: 'malformed', path, problem })
}
