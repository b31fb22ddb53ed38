import type { LxmlSubject, OptionValue, Setting } from '@plateau/core'

/** The options that a release's two parsers take, each with its default, as the probe finds them. */
export type KnownOptions = Readonly<Record<LxmlSubject['parser'], Readonly<Record<string, OptionValue>>>>

/**
 * What is tried of each option beside its default. Of a switch that is the other position; where releases differ in the
 * default, all of its positions stand here.
 */
const both = {
  /** The one that most pages are in, so that it changes nothing but the way it is chosen; and one that any bytes are valid in. */
  encoding: ['utf-8', 'iso-8859-1'],
  remove_blank_text: [true],
  remove_comments: [true],
  remove_pis: [true],
  strip_cdata: [false],
  no_network: [false],
  compact: [false],
  collect_ids: [false],
  huge_tree: [true],
  decompress: [true],
  /** Made by the probe: an XMLSchema that accepts whatever has the page's root. */
  schema: ['anything'],
  /** Made by the probe: a target that keeps nothing but a digest of its calls; and lxml's own that builds a tree. */
  target: ['events', 'tree-builder'],
} as const

const declared = {
  html: {
    ...both,
    recover: [false],
    default_doctype: [false],
  },
  xml: {
    ...both,
    recover: [true],
    ns_clean: [true],
    attribute_defaults: [true],
    dtd_validation: [true],
    load_dtd: [true],
    /** A switch up to 4.9; 5.0 made "internal", neither on nor off, the default. */
    resolve_entities: [true, false, 'internal'],
  },
} as const satisfies Readonly<Record<LxmlSubject['parser'], Readonly<Record<string, readonly OptionValue[]>>>>

/** Every setting that is tried on the releases that have it: for titles that must stand before a probe is started. */
export function declaredSettings(parser: LxmlSubject['parser']): readonly Setting[] {
  return Object.entries<readonly OptionValue[]>(declared[parser]).flatMap(([option, values]) =>
    values.map((value) => ({ parser, option, value })),
  )
}

/**
 * Parts the settings into those that a release offers, its defaults left out, and those that it lacks.
 *
 * A switch that the release has and nobody has declared is offered at its other position.
 *
 * @example
 * ```ts
 * import { Probes, settingsOf } from '@plateau/harness'
 *
 * const probes = new Probes()
 * const probe = await probes.for({ needs: 'lxml', lxml: '6.1.3' })
 * if (probe.facts.options !== undefined) {
 *   const { offered } = settingsOf('html', probe.facts.options)
 *   console.log(offered.map(({ option, value }) => `${option}=${value}`))
 * }
 * await probes.close()
 * ```
 */
export function settingsOf(
  parser: LxmlSubject['parser'],
  known: KnownOptions,
): { readonly offered: readonly Setting[]; readonly absent: readonly Setting[] } {
  const defaults = known[parser]
  const all = declaredSettings(parser)
  const switched = Object.entries(defaults)
    .filter(([, value]) => typeof value === 'boolean')
    .map(([option, value]) => ({ parser, option, value: value !== true }))
    .filter((setting) => !all.some((one) => isSame(one, setting)))
  return {
    offered: [...all.filter((setting) => isOffered(setting, defaults)), ...switched],
    absent: all.filter((setting) => isAbsent(setting, defaults)),
  }
}

function isOffered(setting: Setting, defaults: KnownOptions['html']): boolean {
  return !isAbsent(setting, defaults) && defaults[setting.option] !== setting.value
}

/** A switch takes any text for true: one that has no third position does not have the text. */
function isAbsent({ option, value }: Setting, defaults: KnownOptions['html']): boolean {
  return !(option in defaults) || (typeof value === 'string' && typeof defaults[option] === 'boolean')
}

function isSame(one: Setting, other: Setting): boolean {
  return one.option === other.option && one.value === other.value
}
