import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scheme } from '../security/policy.ts'

export interface OpenArguments {
  /** Absolute, not looked for yet. */
  readonly paths: readonly string[]
  /** Begin with `offprint:`, not read yet. */
  readonly links: readonly string[]
}

/** Flags of ours whose value may stand in an argument of its own. */
const flagsWithValue: ReadonlySet<string> = new Set(['--library', '--user-data'])

/**
 * What a command line asks to be opened: files by path or `file:` address (file managers give either), and links.
 *
 * @param argv without the program itself
 * @param folder that relative paths are meant from
 */
export function openArguments(argv: readonly string[], folder: string): OpenArguments {
  const paths: string[] = []
  const links: string[] = []
  let isOnlyNames = false
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    if (isLink(argument)) links.push(argument)
    else if (!isOnlyNames && argument === '--') isOnlyNames = true
    else if (!isOnlyNames && flagsWithValue.has(argument)) at += 1
    else if (!isOnlyNames && argument.startsWith('-')) continue
    else {
      const path = pathOf(argument, folder)
      if (path !== null) paths.push(path)
    }
  }
  return { paths, links }
}

/**
 * The flags that may be believed: those before the first link or `--`. SECURITY: a page chooses what stands in a
 * link, and where a system quotes badly what follows looks like an argument of its own.
 */
export function believedFlags(argv: readonly string[]): readonly string[] {
  const end = argv.findIndex((argument) => argument === '--' || isLink(argument))
  return end < 0 ? argv : argv.slice(0, end)
}

/** Without the program, and without the folder of the app where Electron was told of it. */
export function ownArguments(argv: readonly string[], isDefaultApp: boolean): readonly string[] {
  const rest = argv.slice(1)
  if (!isDefaultApp) return rest
  const app = rest.findIndex((argument) => !argument.startsWith('-'))
  return app < 0 ? rest : rest.toSpliced(app, 1)
}

function isLink(argument: string): boolean {
  return argument.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`
}

/** Null for what names no file of this computer. */
function pathOf(argument: string, folder: string): string | null {
  const path = /^file:/i.test(argument) ? pathOfAddress(argument) : argument
  if (path === null || path === '' || path.includes('\0')) return null
  return isAbsolute(path) ? path : resolve(folder, path)
}

function pathOfAddress(address: string): string | null {
  try {
    const url = new URL(address)
    // A host would make it a share of the network, which would be asked at once.
    return url.host === '' || url.host === 'localhost' ? fileURLToPath(`file://${url.pathname}`) : null
  } catch {
    return null // no address, or one that decodes to no path
  }
}
