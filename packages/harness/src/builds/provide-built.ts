import { visible } from '../children/visible.ts'
import type { Provided } from '../lxml/provide-lxml.ts'
import type { Context, ProvideOptions } from '../packages/provide-options.ts'
import { ProvideError } from '../provide-error.ts'
import type { Python } from '../pythons/python.ts'
import { UsageError } from '../usage-error.ts'
import { buildLxml } from './build-lxml.ts'
import { builderOf } from './builder.ts'
import { fetchSdist } from './fetch-sdist.ts'
import { readSource, type Source } from './source.ts'
import { type BuiltLibraries, buildLibraries } from './symbols/build-libraries.ts'

type Asked = Context & Pick<ProvideOptions, 'python'>

/**
 * Provides the lxml that a source folder or an sdist builds to.
 *
 * @throws UsageError where it is neither.
 * @throws ProvideError where it does not build here.
 */
export async function provideSource(request: string, context: Asked): Promise<Provided> {
  const source = await readSource(request)
  const python = await builderOf(source.version, context)
  return { requested: request, ...(await built(source, python, { ...context, from: visible(source.name) })) }
}

/**
 * Provides a release built from its sdist.
 *
 * @throws ProvideError where it does not build here, or has no sdist.
 */
export async function provideBuiltRelease(
  version: string,
  context: Asked & { readonly requested: string; readonly because?: string },
): Promise<Provided> {
  const { requested, because } = context
  const python = await builderOf(version, context)
  // A release's setup.py wants to see libxml2 before it says its own name.
  const libraries = await librariesFor(python, context)
  const env =
    libraries === undefined
      ? context.env
      : { ...context.env, XML2_CONFIG: libraries.xml2Config, XSLT_CONFIG: libraries.xsltConfig, PKG_CONFIG: 'false' }
  const source = await fetchSdist(version, python, { ...context, env })
  const from = `its sdist${because === undefined ? '' : `, as ${because}`}`
  return { requested, ...(await built(source, python, { ...context, from })) }
}

/** Refuses to build what is built already. */
export function refuseSymbols(request: string): UsageError {
  return new UsageError(
    `Expected --symbols for what is built from source, got it beside --lxml "${visible(request)}", which is built already`,
  )
}

async function librariesFor(python: Python, context: Context): Promise<BuiltLibraries | undefined> {
  const { symbols } = context
  if (symbols === undefined) return undefined
  if (process.platform === 'linux') return await buildLibraries(symbols, python, context)
  throw new ProvideError(
    'Expected Linux to build with --symbols, got another system: build lxml with debug information there, ' +
      'and name its wheel with --lxml',
    { kind: 'cannot build', missing: ['Linux'] },
  )
}

async function built(
  source: Source,
  python: Python,
  { from, ...context }: Context & { readonly from: string },
): Promise<Omit<Provided, 'requested'>> {
  const libraries = await librariesFor(python, context)
  const installed = await buildLxml(source, python, { ...context, ...(libraries !== undefined && { libraries }) })
  const how =
    libraries === undefined
      ? "with this machine's compiler and libxml2"
      : `with debug information and no optimisation, on ${libraries.inWords} built likewise: its times are no release's`
  return { python, ...installed, notes: [`lxml ${installed.version} was built from ${from} ${how}`] }
}
