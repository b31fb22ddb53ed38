/** Reads what a section was given for its script. */
export function dataOf(section: string, name: string): unknown {
  const text = document.getElementById(`${section}-${name}`)?.textContent
  if (text === null || text === undefined) throw new Error(`Expected the report to hold "${name}" of "${section}"`)
  return JSON.parse(text)
}
