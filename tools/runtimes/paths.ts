import { resolve } from 'node:path'

/** The folder of the project. */
export const projectFolder = resolve(import.meta.dirname, '../..')

export function inProject(...parts: readonly string[]): string {
  return resolve(projectFolder, ...parts)
}
