import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../runtimes/paths.ts'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/** A package that the app is built of. */
export interface Part {
  readonly name: string
  readonly version: string
  /** SPDX expression, as the package says it. */
  readonly licence: string
  readonly folder: string
}

/** Of pdfjs-dist only the maps of letters are shipped; what it would draw with, on some systems, is not. */
const notShipped = /^node_modules\/@napi-rs\/canvas/

/** Everything but the tools, from the lockfile: by name, each version once. */
export function shippedParts(): readonly Part[] {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>
  }
  const parts = new Map<string, Part>()
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '' || locked.dev === true || locked.devOptional === true || notShipped.test(path)) continue
    const folder = inProject(path)
    // An optional package of another platform is not here, and nothing of it can be in the bundles.
    if (locked.optional === true && !existsSync(folder)) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const version = locked.version ?? ''
    parts.set(`${name}@${version}`, { name, version, licence: locked.license ?? '', folder })
  }
  return [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The licence that the package brings, whole; null when it brings none. */
export function licenceText({ folder }: Part): string | null {
  if (!existsSync(folder)) return null
  const files = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)([-.].*)?$/i.test(name))
    .sort()
  if (files.length === 0) return null
  return files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n')
}
