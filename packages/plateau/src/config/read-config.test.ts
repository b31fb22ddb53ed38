import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError, withTemporaryFolder } from '@plateau/harness'
import { Argument, Command } from 'commander'
import { expect, test } from 'vitest'
import { atMostFlag } from '../command/flags/at-most.ts'
import { inputsFlag, timeoutFlag } from '../command/flags/budget.ts'
import { lxmlFlag } from '../command/flags/python.ts'
import { varyFlag } from '../command/flags/vary.ts'
import { applyConfig } from './apply-config.ts'
import { readConfig } from './read-config.ts'

const typed = `import { type Config, defineConfig } from 'plateau'
const timeout: NonNullable<Config['timeout']> = 20
export default defineConfig({ timeout, lxml: ['6.1.3', './lxml', 'own.whl'], pages: ['feed', 'a/b.html'], baseline: 'map.json' })
`

test('readConfig() finds the nearest file upwards, loads TypeScript, and resolves its paths from its folder', async () => {
  await inFolder({ 'plateau.config.ts': typed, 'below/deep/page.html': '' }, async (folder) => {
    const found = await readConfig(join(folder, 'below/deep'))

    expect(found).toEqual({
      file: join(folder, 'plateau.config.ts'),
      config: {
        timeout: 20,
        lxml: ['6.1.3', join(folder, 'lxml'), join(folder, 'own.whl')],
        pages: ['feed', join(folder, 'a/b.html')],
        baseline: join(folder, 'map.json'),
      },
    })
  })
})

test('readConfig() reads a file again that was changed', async () => {
  await inFolder({ 'plateau.config.js': 'export default { timeout: 1 }' }, async (folder) => {
    await readConfig(folder)
    await writeFile(join(folder, 'plateau.config.js'), 'export default { timeout: 2 }')

    expect((await readConfig(folder))?.config).toEqual({ timeout: 2 })
  })
})

test('readConfig() says which file cannot be loaded, and why', async () => {
  await inFolder({ 'plateau.config.ts': 'export default {' }, async (folder) => {
    await expect(readConfig(folder)).rejects.toThrow(UsageError)
    await expect(readConfig(folder)).rejects.toThrow(`Cannot load ${join(folder, 'plateau.config.ts')}: `)
  })
})

test('applyConfig() fills in what the command line leaves open, and a flag replaces what is configured', async () => {
  const config = `export default { pages: ['feed', 'minimal'], atMost: ['1 kB/page'], inputs: 64, timeout: 20, fresh: 3 }`
  await inFolder({ 'plateau.config.js': config }, async (folder) => {
    expect(await parsed([], folder)).toEqual({
      pages: ['feed', 'minimal'],
      flags: { vary: ['same'], atMost: ['1 kB/page'], atMostIsConfigured: true, inputs: 64, timeout: 20 },
      said: 'plateau.config.js says pages, atMost, inputs, timeout',
    })
    expect(await parsed(['latin-1', '--at-most', '2 B/page', '--inputs', '16'], folder)).toEqual({
      pages: ['latin-1'],
      flags: { vary: ['same'], atMost: ['2 B/page'], inputs: 16, timeout: 20 },
      said: 'plateau.config.js says timeout',
    })
  })
})

test('applyConfig() gives a trace, which follows one run, the first release and its own variation', async () => {
  const config = `export default { lxml: ['6.1.3', '5.4.0'], vary: ['ids', 'tags'] }`
  await inFolder({ 'plateau.config.js': config }, async (folder) => {
    expect(await parsed([], folder, 'trace')).toMatchObject({ flags: { lxml: ['6.1.3'], vary: ['same'] } })
    expect(await parsed([], folder)).toMatchObject({ flags: { lxml: ['6.1.3', '5.4.0'], vary: ['ids', 'tags'] } })
  })
})

/** What a verb with some of the flags is called with. */
async function parsed(args: readonly string[], folder: string, verb = 'run'): Promise<object> {
  const heard: object[] = []
  const program = new Command().hook('preAction', async (_, action) => {
    heard.push({ said: await applyConfig(action, folder) })
  })
  program
    .command(verb)
    .addArgument(new Argument('[page...]').default(['coding-horror']))
    .addOption(lxmlFlag())
    .addOption(varyFlag().default(['same']))
    .addOption(atMostFlag())
    .addOption(inputsFlag(16_320))
    .addOption(timeoutFlag())
    .action((pages: readonly string[], flags: object) => {
      heard.push({ pages, flags })
    })
  await program.parseAsync([verb, ...args], { from: 'user' })
  return Object.assign({}, ...heard) as object
}

async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    await use(folder)
  })
}
