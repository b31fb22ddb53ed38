import { fileURLToPath } from 'node:url'
import { type Provided, runChild, type Template } from '@plateau/harness'

const script = fileURLToPath(new URL('python/bare_loop.py', import.meta.url))

/** CPU microseconds that a plain Python loop takes for the inputs from `from` up to `to`. */
export async function bareLoop(
  { python, folder }: Provided,
  template: Template,
  { from, to, env }: { readonly from: number; readonly to: number; readonly env: Readonly<Record<string, string>> },
): Promise<number> {
  const pieces = template.pieces.map((piece) => piece.toString('base64'))
  const spec = JSON.stringify({ pieces, width: template.stamp.width, from, to })
  const { stdout } = await runChild(python.executable, [script], {
    env: { ...env, ...(folder !== undefined && { PYTHONPATH: folder }) },
    input: `${spec}\n`,
  })
  return (JSON.parse(stdout) as { readonly microseconds: number }).microseconds
}
