import { type Html, html, trusted } from '../markup.ts'
import { scales } from './panel-option.ts'

/** Lets a reader choose between the scales of the panels beside it, without a script. */
export function scaleChoice(name: string): Html {
  return html`<fieldset class="choice"><legend>Scale</legend>${scales.map(
    (scale) =>
      html`<label><input type="radio" name="${name}" value="${scale}"${
        scale === 'linear' && trusted(' checked')
      }><span>${scale}</span></label>`,
  )}</fieldset>`
}
