import { cythonName } from './cython-name.ts'

/**
 * What a compiler or a linker added to a function's name: `.isra.0`, `.constprop.2`, `.part.3`, `.cold`, `.lto_priv.1`,
 * also as C++ prints them (`f(int) [clone .isra.0]`), and the version of a symbol (`@@LIBXML2_2.4.30`, `@plt`).
 */
const additions =
  /(?:\s*\[clone [^\]]*\]|\.(?:isra|constprop|part|cold|lto_priv|localalias|llvm|clone|warm|hot)(?:\.\d+)*|@plt|@@?[A-Z][A-Za-z\d_]*_[\d.]+)+$/

/**
 * Names a native function as its source does: without the compiler's suffixes, and Cython's own names as Python's.
 *
 * @example
 * ```ts
 * import { readableName } from '@plateau/core'
 *
 * console.log(readableName('htmlParseName.isra.0')) // htmlParseName
 * console.log(readableName('__pyx_f_4lxml_5etree_11_BaseParser__parseDoc')) // lxml.etree._BaseParser._parseDoc
 * ```
 */
export function readableName(symbol: string): string {
  const plain = symbol.replace(additions, '')
  return cythonName(plain) ?? plain
}
