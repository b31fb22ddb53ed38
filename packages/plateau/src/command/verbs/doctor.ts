import { cacheFolder, debuggingForbidden, findPythons, noiseOf, onPath, Probe } from '@plateau/harness'
import { table } from '@plateau/report'
import { Command } from 'commander'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { machine } from '../machine.ts'
import { progress } from '../progress.ts'
import { type Screen, screen } from '../screen.ts'
import type { Act } from '../verb.ts'

/** Tools that are used where they are found, what for, and how they come. */
const tools = [
  ['gdb', 'trace, run --wait-for-debugger; pnpm test reads the names in a second way with it', 'apt install gdb'],
  ['lldb', 'trace, where there is no gdb', 'apt install lldb'],
  ['heaptrack', 'stacks for Python before 3.9, and by choice for others', 'apt install heaptrack'],
  ['addr2line', 'stacks tells lines with it', 'apt install binutils'],
] as const

/** `plateau doctor`: which Pythons, tools and gauges this machine offers, and what to install for the rest. */
export function doctorVerb(act: Act): Command {
  return new Command('doctor').action(() => act(doctor))
}

async function doctor(signal: AbortSignal): Promise<ExitCode> {
  const shown = screen(process.stdout)
  const { platform, arch, libc, cores } = machine()
  say(`plateau on Node ${process.versions.node}, ${platform} ${arch}, ${libc}, ${cores} cores`)
  say(`cache: ${cacheFolder()}`)

  const pythons = await whileSaying('looking for Pythons', () => findPythons({ signal }))
  say('')
  if (pythons.length === 0) say('No Python found on PATH, in pyenv, uv or conda: install Python 3.8 or newer')
  else {
    const rows = pythons.map((python) => [
      python.version,
      python.abi,
      python.libc ?? '',
      python.pip ?? 'none',
      python.executable,
    ])
    say(table(['Python', 'ABI', 'C library', 'pip', 'where'], rows, shown))
    if (!pythons.some(({ pip }) => pip !== undefined)) {
      say('No pip: lxml releases cannot be installed. Install one: apt install python3-pip, or python -m ensurepip')
    }
  }

  say('')
  say(table(['tool', 'for', 'here'], await Promise.all(tools.map(describeTool)), shown))
  const forbidden = debuggingForbidden()
  if (forbidden !== undefined) say(`No debugger may attach: ${forbidden}`)
  const newest = pythons[0]
  if (newest === undefined) return exitCodes.undecided
  say('')
  say(await whileSaying('reading each gauge', () => describeGauges(newest.executable, shown)))
  return exitCodes.ok
}

async function describeTool([name, use, how]: (typeof tools)[number]): Promise<readonly string[]> {
  return [name, use, (await onPath(name)) ?? `no: ${how}`]
}

/** Reads each gauge for real, with a subject that does nothing. */
async function describeGauges(executable: string, shown: Screen): Promise<string> {
  const probe = await Probe.start(executable, { pythonPath: [], lanes: 1 })
  try {
    const noise = await noiseOf(probe)
    const rows = (['heap', 'resident', 'objects', 'descriptors'] as const).map((gauge) => {
      const spread = noise[gauge]
      return [gauge, spread === undefined ? 'no' : 'yes', spread === undefined ? '' : String(spread)]
    })
    const addresses = probe.facts.randomised ?? 'the same each time'
    return `${table(['gauge', 'here', 'noise'], rows, shown)}\naddresses: ${addresses}`
  } finally {
    await probe.close()
  }
}

async function whileSaying<Result>(doing: string, work: () => Promise<Result>): Promise<Result> {
  const shown = progress({ quiet: false, doing })
  try {
    return await work()
  } finally {
    shown.end()
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
