import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from './runtimes/paths.ts'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** As Node looks for it: in the package's own node_modules, then in each one above. */
function find(name: string, from: string): LockedPackage | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]
    if (found !== undefined || folder === '') return found
    if (!folder.includes('/node_modules/')) folder = ''
  }
}

describe('the lockfile', () => {
  it('holds no download addresses', () => {
    const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http'))
    expect(addressed.map(([path]) => path)).toEqual([])
  })

  // npm leaves out what the registry did not have on the day, and then `npm ci` refuses the whole file.
  it('holds the optional packages of every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => find(name, path) === undefined)
        .map((name) => `${name} of ${path}`),
    )
    expect(missing).toEqual([])
  })
})
