import { asset } from './assets.ts'
import type { AssetName } from './asset-names.ts'
import { dataScript } from './data-script.ts'
import { type Html, html, trusted } from './markup.ts'
import type { PageSection } from './page-section.ts'

interface Page {
  readonly title: string
  /** What stands above the sections: the verdict. */
  readonly header: Html
  readonly sections: readonly PageSection[]
}

/** Sets sections into one file that needs no other: scripts and styles in it, nothing that could be fetched. */
export async function page({ title, header, sections }: Page): Promise<Iterable<string>> {
  const assets = [...new Set<AssetName>(['shell.css', 'shell.ts', ...sections.flatMap((each) => each.assets ?? [])])]
  const styles = assets.filter((name) => name.endsWith('.css')).map((name) => asset(name))
  const scripts = assets.filter((name) => name.endsWith('.ts')).map((name) => asset(name))
  const policy = await policyFor(scripts)
  return parts()

  function* parts(): Generator<string> {
    yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(styles.join('\n'))}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header class="top">
<nav aria-label="Sections">${sections.map(({ id, heading }) => html`<a href="#${id}">${heading}</a>`)}</nav>
<fieldset id="theme" hidden><legend>Colours</legend>${['auto', 'light', 'dark'].map(
      (theme) =>
        html`<label><input type="radio" name="theme" value="${theme}"${theme === 'auto' && trusted(' checked')}><span>${theme}</span></label>`,
    )}</fieldset>
</header>
<main id="report" tabindex="-1">
${header}
`.markup
    for (const { id, heading, body, data = {} } of sections) {
      yield html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>
`.markup
      for (const [name, each] of Object.entries(data)) yield dataScript(`${id}-${name}`, each).markup
    }
    yield '</main>\n'
    for (const script of scripts) yield `<script>${script}</script>\n`
    yield '</body>\n</html>\n'
  }
}

/**
 * Forbids whatever the page does not need: any request, any script but its own, any markup that a script would set.
 *
 * Styles are let in as a whole: charts are drawn with some of their own on each text.
 */
async function policyFor(scripts: readonly string[]): Promise<string> {
  const hashes = await Promise.all(scripts.map(async (script) => `'sha256-${await sha256(script)}'`))
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...digest))
}
