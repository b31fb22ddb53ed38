import { safe } from '../safe/safe.ts'
import { type Html, trusted } from './markup.ts'

/**
 * Puts data into the page for its script, as JSON that no HTML parser reads as anything else.
 *
 * Every text in it is made safe to show, once and here; keys are the code's own. A script must still set it as text.
 */
export function dataScript(id: string, data: unknown): Html {
  const json = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? safe(value, 'terminal') : value,
  )
  return trusted(
    `<script type="application/json" id="${safe(id, 'xml')}">${json.replaceAll('<', '\\u003c')}</script>\n`,
  )
}
