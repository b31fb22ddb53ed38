import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'

const schema = fileURLToPath(import.meta.resolve('@plateau/core/schemas/result.schema.json'))

/** Says whether something is as the schema describes a result, and keeps what is not in its `errors`. */
export async function validator() {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  return ajv.compile(JSON.parse(await readFile(schema, 'utf8')))
}
