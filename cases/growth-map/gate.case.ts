import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Baseline, emptyBaseline, formatBaseline, type Kept, parseBaseline, updatedBaseline } from '@plateau/core'
import { withTemporaryFolder } from '@plateau/harness'
import { callable, fixture, html } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { describe } from 'vitest'
import { plateau } from '../command/as-a-user.ts'
import { current } from '../versions.ts'
import { budget } from './lines.ts'

const parsing = fileURLToPath(new URL('../python/parsing.py', import.meta.url))
const leaking = fileURLToPath(new URL('../python/parsing_and_leaking.py', import.meta.url))
const tags = fixture('minimal').fresh('tags', 20)

describe('the gate fails', () => {
  test('where a run keeps more names than its baseline, and says by how much', async ({ measure }) => {
    const run = await measure(html(), tags, { ...budget, lxml: current })
    const less = oneNameFewer(updatedBaseline(emptyBaseline, [run]))

    expect(() => expect(run).toHoldToBaseline(less)).toThrow(/0\.95 names kept a name -> 1 name/)
  })

  test('where a parser was given a leak of 24 bytes a page', async ({ measure }) => {
    await withTemporaryFolder(async (folder) => {
      const [honest, planted] = [join(folder, 'honest'), join(folder, 'planted')]
      for (const place of [honest, planted]) await mkdir(place)
      await copyFile(parsing, join(honest, 'parsing.py'))
      await copyFile(leaking, join(planted, 'parsing.py'))
      const before = await measure(parse(honest), fixture('minimal').repeated(), { ...budget, lxml: current })
      const after = await measure(parse(planted), fixture('minimal').repeated(), { ...budget, lxml: current })
      const kept = updatedBaseline(emptyBaseline, [before])

      expect(before).toHoldToBaseline(kept)
      expect(() => expect(after).toHoldToBaseline(kept)).toThrow(/Kept more than its baseline/)
    })
  })

  test('where the baseline holds nothing of a run, whichever way it is asked', async ({ measure }) => {
    const run = await measure(html(), tags, { ...budget, lxml: current })

    expect(() => expect(run).toHoldToBaseline(emptyBaseline)).toThrow(/plateau map --update/)
    expect(() => expect(run).not.toHoldToBaseline(emptyBaseline)).toThrow(/plateau map --update/)
  })
})

describe('plateau map holds to a baseline too', () => {
  const map = ['map', 'minimal', '--lxml', current, '--vary', 'tags', '--option', 'huge_tree=true', '--entry', 'feed']

  test('it writes one with --update, holds to it, and exits with 1 where it was doctored', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'growth-map.json')

      const updating = await plateau([...map, '--baseline', file, '--update'])
      const holding = await plateau([...map, '--baseline', file])
      expect([updating.code, holding.code]).toEqual([0, 0])

      const written = parseBaseline(await readFile(file, 'utf8'))
      await writeFile(file, formatBaseline(oneNameFewer(written)))
      const breaking = await plateau([...map, '--baseline', file])
      expect(breaking.code).toBe(1)
      expect(breaking.stdout).toMatch(/worse: .*fresh tags/)
    })
  })

  test('garbage in its place is a usage error that names the file', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'growth-map.json')
      await writeFile(file, '{"schema":')

      const ended = await plateau([...map, '--baseline', file])

      expect(ended.code).toBe(2)
      expect(ended.stderr).toContain(file)
    })
  })
})

function parse(folder: string) {
  return callable('parsing:parse', { path: [folder] })
}

/** The baseline that somebody would have committed if a page had kept one name fewer. */
function oneNameFewer({ schema, versions }: Baseline): Baseline {
  const fewer = Object.entries(versions).map(([version, rows]) => {
    const kept = Object.entries(rows).map(([name, each]) => [name, withoutOne(each)] as const)
    return [version, Object.fromEntries(kept)] as const
  })
  return { schema, versions: Object.fromEntries(fewer) }
}

function withoutOne(kept: Kept): Kept {
  if (kept.kind !== 'something' || kept.names === undefined) return kept
  const { low, high } = kept.names
  return { ...kept, names: { low: low - 1, high: high - 1 } }
}
