import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Says whether something is as the schema describes a result, and keeps what is not in its `errors`. */
export async function validator() {
  return ajv().compile(await schema('result'))
}

/** As {@link validator}, of pairs of snapshots, whose schema refers to the others. */
export async function snapshotsValidator() {
  const known = ajv()
  for (const name of ['result', 'snapshot']) known.addSchema(await schema(name))
  return known.compile(await schema('snapshots'))
}

/** As {@link validator}, of a trace. */
export async function traceValidator() {
  const known = ajv()
  for (const name of ['result', 'snapshot']) known.addSchema(await schema(name))
  return known.compile(await schema('trace'))
}

function ajv(): Ajv2020 {
  return new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
}

async function schema(name: string): Promise<object> {
  const file = fileURLToPath(import.meta.resolve(`@plateau/core/schemas/${name}.schema.json`))
  return JSON.parse(await readFile(file, 'utf8')) as object
}
