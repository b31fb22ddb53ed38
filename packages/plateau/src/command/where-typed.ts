import { resolve } from 'node:path'

/**
 * The path that a user meant: from the folder where the command was typed.
 *
 * A package manager runs its scripts in the project's folder, and says in INIT_CWD where it was called.
 */
export function whereTyped(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path)
}
