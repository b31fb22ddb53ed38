import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What is in a source folder of something that calls itself lxml and builds in a second. */
export interface SourceFolder {
  /** What `lxml.etree` is compiled from. */
  readonly etree?: string
  /** What setup.py does before it builds. */
  readonly first?: string
}

/** Writes such a folder. */
export async function writeSource(
  folder: string,
  { etree = module(1), first = '' }: SourceFolder = {},
): Promise<string> {
  const modules = join(folder, 'src', 'lxml')
  await mkdir(modules, { recursive: true })
  await writeFile(join(folder, 'setup.py'), `${first}\n${setup}`)
  await writeFile(join(modules, '__init__.py'), '__version__ = "99.0"\n')
  await writeFile(join(modules, 'etree.c'), etree)
  return folder
}

/** The C code of a module that knows one number. */
export function module(number: number): string {
  return `#include <Python.h>
static struct PyModuleDef definition = { PyModuleDef_HEAD_INIT, "etree", NULL, -1, NULL };
PyMODINIT_FUNC PyInit_etree(void) {
  PyObject *made = PyModule_Create(&definition);
  if (made != NULL) PyModule_AddIntConstant(made, "number", ${number});
  return made;
}
`
}

const setup = `
import sys
sys.argv = [word for word in sys.argv if word != '--with-cython']
from setuptools import Extension, setup
setup(
    name='lxml', version='99.0', package_dir={'': 'src'}, packages=['lxml'],
    ext_modules=[Extension('lxml.etree', ['src/lxml/etree.c'])],
)
`
