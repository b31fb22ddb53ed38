import type { Run } from '@plateau/core'
import { visible } from '@plateau/harness'
import { askedFor, type MeasuredRun } from '../session.ts'

/** As it is called where it is installed, and in its own checkout. */
const plateau = /[/\\]node_modules[/\\]/.test(import.meta.url) ? ['npx', 'plateau'] : ['pnpm', 'plateau']

/** Where a run was measured, and the command that shows the same run at length. */
export function lookFurther(run: Run): string {
  const command = [...plateau, 'run', ...commandArguments(run), '--verbose'].map(quoted).join(' ')
  return `measured on: ${visible(run.page)}, with ${versionsOf(run)}\nlook further: ${command}`
}

function versionsOf({ versions: { lxml, libxml2, python, with: given = {} } }: Run): string {
  const parts = [lxml && `lxml ${lxml}`, libxml2 && `libxml2 ${libxml2}`, `Python ${python}`]
  const others = Object.entries(given).map(([name, version]) => `${name} ${version}`)
  return [...parts.filter((part) => part !== undefined), ...others].join(', ')
}

function commandArguments(run: Run & Pick<MeasuredRun, typeof askedFor>): readonly string[] {
  const { page, subject, versions, variation, freshPerInput } = run
  const inputs = [
    run[askedFor] ?? page,
    '--vary',
    variation,
    ...(freshPerInput > 0 ? ['--fresh', String(freshPerInput)] : []),
  ]
  const releases = [...(versions.lxml === undefined ? [] : ['--lxml', versions.lxml]), '--python', versions.python]
  if (subject.kind === 'callable') {
    const given = Object.entries(versions.with ?? {}).flatMap(([name, version]) => ['--with', `${name}==${version}`])
    return [...inputs, '--call', subject.call, ...given, ...releases]
  }
  const { parser, options, entry, as, lifetime } = subject
  return [
    ...inputs,
    '--parser',
    parser,
    ...Object.entries(options).flatMap(([name, value]) => ['--option', `${name}=${value}`]),
    ...(entry === 'fromstring' ? [] : ['--entry', entry]),
    ...(as === 'bytes' ? [] : ['--as', as]),
    ...(lifetime === 'shared' ? [] : ['--lifetime', lifetime]),
    ...releases,
  ]
}

/** As a shell takes it for one word; a page's name, or an option's value, may be anything. */
function quoted(argument: string): string {
  return /^[\w%+,./:=@-]+$/.test(argument) ? argument : `'${visible(argument).replaceAll("'", "'\\''")}'`
}
