/** What a Cython name says of the function besides its name, where it is one of a type's slots. */
const callable = /^(?:f|pw|pf|gb|fuse_\d+|api_f)$/
/** Wrapper and body have a running number before the name: two of one class may share a name. */
const numbered = /^(?:pw|pf|gb)$/

/**
 * Reads a name that Cython made, or nothing where it is not one: `__pyx_f_4lxml_5etree__parseDoc`.
 *
 * Its scopes are written as their length and their text, each with `_` after it (`Cython/Compiler/Symtab.py`, `mangle`
 * and `punycodify_name`); wrappers (`pw`) and bodies (`pf`) number the function itself.
 */
export function cythonName(symbol: string): string | undefined {
  const [, kind = '', mangled = ''] = /^__pyx_([a-z]+(?:_[a-z]+)*?(?:_\d+(?=_\d))?)_(\d.*)$/.exec(symbol) ?? []
  const scopes: string[] = []
  const rests = [mangled]
  for (let rest = mangled; ; ) {
    const scope = firstScope(rest)
    if (scope === undefined) break
    scopes.push(scope.name)
    rest = scope.rest
    rests.push(rest)
  }
  // `3foo_bar` may be a scope of three letters or the third function: a number has to be left for the function.
  if (numbered.test(kind)) while (scopes.length > 0 && !/^\d/.test(rests[scopes.length] ?? '')) scopes.pop()
  const last = rests[scopes.length] ?? ''
  const name = numbered.test(kind) ? last.replace(/^\d+/, '') : last
  if (scopes.length === 0 || name === '') return undefined
  const path = [...scopes, name].join('.')
  return callable.test(kind) ? path : `${path} [${kind}]`
}

function firstScope(mangled: string): { readonly name: string; readonly rest: string } | undefined {
  const [digits = ''] = /^\d+/.exec(mangled) ?? []
  const end = digits.length + Number(digits)
  if (digits === '' || mangled[end] !== '_' || end + 1 >= mangled.length) return undefined
  return { name: mangled.slice(digits.length, end), rest: mangled.slice(end + 1) }
}
