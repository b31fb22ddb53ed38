import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { provideLxml, readFixture, runChild, startChild } from '@plateau/harness'
import { fixture, html, xml } from 'plateau'
import { expect, test } from 'plateau/vitest'
import { current, slowing } from './versions.ts'

const script = (name: string) => fileURLToPath(new URL(`python/${name}.py`, import.meta.url))
const gdb = await runChild('gdb', ['--version'], { env: process.env }).catch(() => undefined)

test.for([
  ['coding-horror', current],
  ['coding-horror', slowing],
  ['windows', current],
  ['latin-1', current],
  ['broken-utf-8', current],
  ['feed', current],
] as const)(
  'the names kept of %s on lxml %s are those that gdb reads',
  async ([name, lxml], { measure, skip, signal }) => {
    skip(gdb === undefined, 'gdb is not installed: apt install gdb')
    const { page } = await readFixture(name)
    const parser = page.kind === 'html' ? html() : xml()

    const run = await measure(parser, fixture(name).repeated(), { lxml, list: true, inputs: 64 })
    const read = await withGdb(page.path, { lxml, kind: page.kind, signal })

    expect(run.gauges.names?.total).toBe(read.length)
    expect(run.gauges.names?.list?.toSorted()).toEqual(read.toSorted())
  },
)

/** What a plain Python script of its own, without plateau, holds after parsing the page, as gdb reads it. */
async function withGdb(
  path: string,
  { lxml, kind, signal }: { readonly lxml: string; readonly kind: string; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const { python, folder } = await provideLxml(lxml)
  const parsing = startChild(python.executable, [script('parse_and_wait'), path, kind], {
    env: { ...process.env, PYTHONPATH: folder },
    stdio: 'pipe',
    signal,
  })
  if (parsing.stdout === null) throw new Error('Expected a child with pipes')
  const [element] = (await once(createInterface(parsing.stdout), 'line')) as [string]
  try {
    const args = ['--batch', '-nx', '-p', String(parsing.pid), '-x', script('walk_pools')]
    const { stdout } = await runChild('gdb', args, { env: { ...process.env, PLATEAU_ELEMENT: element }, signal })
    return [...stdout.matchAll(/^name ([0-9a-f]*)$/gm)].map(([, hex]) => asText(Buffer.from(hex ?? '', 'hex')))
  } finally {
    parsing.kill('SIGKILL')
  }
}

/** Bytes that are no UTF-8 as `\xNN`, as a result lists them. */
function asText(name: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    return [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('')
  }
}
