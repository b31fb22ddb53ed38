import {
  always,
  between,
  cache,
  type Chance,
  chance,
  chanceLeak,
  counted,
  fill,
  type Held,
  jump,
  leak,
  pools,
  remainders,
  saw,
  seen,
  table,
  toAndFro,
  together,
  vocabulary,
  zipf,
} from './planted.ts'

export type Truth = 'healthy' | 'bounded' | 'jump' | 'linear' | 'staircase' | 'sublinear'

export interface Planted {
  readonly name: string
  readonly truth: Truth
  readonly held: Held
  /** Inputs between two occurrences of a leak, on average. */
  readonly every?: number
  /** When a bounded process has taken what it will. */
  readonly fullAt?: number
}

/** A fresh set of processes for every seed: other phases, sizes, periods and noise, the same families. */
export function families(seed: number): readonly Planted[] {
  const random = chance(seed)
  return [
    ...leaks(random),
    ...noisyLeaks(random),
    ...staircases(random),
    ...vocabularies(random),
    ...bounded(random),
    ...dicts(random),
    ...creeping(random),
  ]
}

function leaks(random: Chance): readonly Planted[] {
  return [1, 2, 10, 50, 100, 300, 1000, 2000].flatMap((typical) => {
    const every = typical < 3 ? typical : Math.round(typical * spread(random, 1.4))
    const size = Math.round(24 * 10 ** (4 * random()))
    const phase = Math.floor(every * random())
    return [
      planted('linear', `${size} every ${every}+${phase}`, leak(every, phase, size), { every }),
      planted(
        'linear',
        `about ${size} once in ${every}`,
        chanceLeak(1 / every, between(size / 2, size * 2, own(random)), own(random)),
        { every },
      ),
      planted(
        'linear',
        `${size} every ${every}, to and fro 16`,
        together(leak(every, phase, size), toAndFro(16, 3 + (every % 5))),
        { every },
      ),
    ]
  })
}

function noisyLeaks(random: Chance): readonly Planted[] {
  return [1, 10, 100].flatMap((every) => {
    const size = Math.round(30 * every * spread(random, 3))
    const slots = Math.round(20 + 200 * random())
    const noise = cache(slots, between(20, 20 + (size / every) * 12, own(random)), anywhere(own(random)))
    const period = Math.round(30 + 300 * random())
    const teeth = saw(period, Math.floor(period * random()), between(size / every / 4, size / every, own(random)))
    return [
      planted('linear', `${size} every ${every} in a cache of ${slots}`, together(leak(every, 0, size), noise), {
        every,
      }),
      planted('linear', `${size} every ${every} on a saw of ${period}`, together(leak(every, 0, size), teeth), {
        every,
      }),
    ]
  })
}

function staircases(random: Chance): readonly Planted[] {
  return [1, 0.5, 3, 20, 100].flatMap((names) => {
    const already = Math.floor(900 * random())
    const bytes = Math.round(8 + 20 * random())
    const pool = pools(names, bytes, { factor: 4, already })
    const slots = table(names, 16, { factor: 2, already: already / bytes })
    const more = pools(names, bytes, { factor: 4, already })
    return [
      planted('staircase', `${names} names of ${bytes} in pools x4 after ${already}`, pool),
      planted('staircase', `${names} names of ${bytes} in pools x4 and a table x2`, together(more, slots)),
      planted(
        'staircase',
        `${names} names of ${bytes} in pools x4, to and fro 16`,
        together(pools(names, bytes, { factor: 4, already }), toAndFro(16, 5)),
      ),
      planted('staircase', `table x2 of ${names}`, table(names, 32, { factor: 2, already: already / 9 })),
      planted('staircase', `list x1.125 of ${names}`, table(names, 8, { factor: 1.125, already: already / 9 })),
    ]
  })
}

function vocabularies(random: Chance): readonly Planted[] {
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].flatMap((typical) => {
    const exponent = typical + 0.05 * (random() - 0.5)
    const scale = Math.round((exponent < 0.5 ? 20 : 4) * spread(random, 2))
    return [
      planted('sublinear', `vocabulary ${exponent.toFixed(2)} x ${scale}`, vocabulary(exponent, scale, 80)),
      planted(
        'sublinear',
        `Zipf ${(1 / exponent).toFixed(2)} x ${scale}`,
        zipf(1 / exponent, scale, { size: 64, random: own(random) }),
      ),
    ]
  })
}

function bounded(random: Chance): readonly Planted[] {
  const periods = [13, 64, 130, 500, 1000, 2000, 3000].map((period) => Math.round(period * spread(random, 1.5)))
  const slots = [20, 80, 200, 500, 1000].map((count) => Math.round(count * spread(random, 1.5)))
  const late = Math.round(500 + 12_000 * random())
  const from = Math.round(100 + 4000 * random())
  return [
    ...periods.map((period) =>
      planted('bounded', `saw of ${period}`, saw(period, Math.floor(period * random()), always(184)), {
        fullAt: 2 * period,
      }),
    ),
    ...periods.map((period) =>
      planted('bounded', `saw of about ${period}`, saw(period, 0, sizes(random)), { fullAt: 2 * period }),
    ),
    ...slots.map((count) =>
      planted('bounded', `random cache of ${count}`, cache(count, sizes(random), anywhere(own(random))), {
        fullAt: 4 * count,
      }),
    ),
    ...slots.map((count) =>
      planted(
        'bounded',
        `oldest out of ${count}`,
        cache(count, sizes(random), (input) => input),
        { fullAt: count },
      ),
    ),
    ...slots.map((count) =>
      planted('bounded', `set of ${count} kinds`, seen(count, 100, own(random)), { fullAt: 6 * count }),
    ),
    planted('bounded', `${slots[4]} slots from ${from} on`, fill(from, slots[4] ?? 0, 120), {
      fullAt: from + (slots[4] ?? 0),
    }),
    planted('jump', `1 MB at ${late}`, jump(late, 1e6)),
    planted('jump', `700 B at ${late}, to and fro 16`, together(jump(late, 700), toAndFro(16, 5))),
    planted(
      'jump',
      `50 kB at ${late} over a random cache`,
      together(jump(late, 50_000), cache(50, sizes(random), anywhere(own(random)))),
      { fullAt: 200 },
    ),
    planted('healthy', 'nothing', always(0)),
    planted('healthy', 'to and fro 16', toAndFro(16, 7)),
    planted('healthy', '48 once', jump(20, 48)),
  ]
}

function dicts(random: Chance): readonly Planted[] {
  return [0.4, 0.55, 0.7].map((typical) => {
    const exponent = typical + 0.05 * (random() - 0.5)
    const scale = Math.round(20 * spread(random, 2))
    const words = zipf(1 / exponent, scale, { size: 64, random: own(random) })
    return planted('sublinear', `dict of words ${exponent.toFixed(2)} x ${scale}`, counted(words, 64))
  })
}

/** Caches that have long been full, and what is lost between their pieces. */
function creeping(random: Chance): readonly Planted[] {
  return [500, 1000, 2000].flatMap((typical) => {
    const slots = Math.round(typical * spread(random, 1.4))
    // In the last doubling of 16,320 inputs a quarter of a hundredth of what is held, a half, a whole one.
    const drift = (0.0025 * 120 * slots) / 8160
    return [1, 2, 4].map((times) =>
      planted(
        'bounded',
        `${slots} slots, remainders of ${(times * drift).toFixed(3)}`,
        together(fill(0, slots, 120), remainders(slots, times * drift, own(random))),
        { fullAt: 2 * slots },
      ),
    )
  })
}

function planted(truth: Truth, name: string, held: Held, facts: Partial<Planted> = {}): Planted {
  return { name, truth, held, ...facts }
}

/** A process draws from chance of its own: what others draw, and when, does not change it. */
function own(random: Chance): Chance {
  return chance(Math.floor(random() * 2 ** 32))
}

function sizes(random: Chance): Chance {
  return between(50, 2000, own(random))
}

function anywhere(random: Chance): Chance {
  return () => Math.floor(random() * 2 ** 30)
}

function spread(random: Chance, factor: number): number {
  return factor ** (2 * random() - 1)
}
