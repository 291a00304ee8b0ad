import { existsSync, readFileSync, readdirSync } from 'node:fs'
import type { Library } from '../../src/core/library/library.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { systemProcesses } from '../../src/core/library/process-start.ts'
import type { Articles, Said, Shown } from './model.ts'
import {
  differences,
  expectedAfter,
  receiptShown,
  receiptTitle,
  settingsShown,
  settingsTitle,
  shownOf,
  versionOf,
} from './model.ts'
import { wrongPictures } from './pictures.ts'

export interface Checked {
  readonly found: Articles
  readonly acknowledged: number
  /** Sentences; empty when all is as it was acknowledged. */
  readonly lost: readonly string[]
  readonly unreadable: string | null
  readonly orphans: readonly string[]
}

/**
 * A last line without its end was cut off while it was written: its act stays open. So does what was acknowledged
 * beyond `bytes` of the log: a file system that is going down may say yes to what it drops.
 */
export function readLog(path: string, bytes = Infinity): readonly Said[] {
  if (!existsSync(path)) return []
  const said: Said[] = []
  let length = 0
  for (const line of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
    length += line.length + 1
    const one = JSON.parse(line) as Said
    if (length <= bytes || !('done' in one)) said.push(one)
  }
  return said
}

/** Higher than any that Linux gives. */
const noPid = 4_194_304
let checks = 0

/** Opens the library as the app would after the fault, and compares it with all that was acknowledged. */
export async function check(folder: string, before: Articles, said: readonly Said[]): Promise<Checked> {
  const expected = expectedAfter(before, said)
  const { acknowledged } = expected
  checks += 1
  // As after a start of the computer: a lock of this process that a cut brings back is not this process's any more.
  const processes = { ...systemProcesses, pid: noPid + checks }
  const opened = await openLibrary({ folder, mode: 'write', owner: 'the check', processes })
  if (!opened.ok) {
    return { found: before, acknowledged, lost: [], unreadable: opened.fault.message, orphans: [] }
  }
  const library = opened.value
  const lost = library.notices.filter((notice) => /could not be recovered|damaged/.test(notice))
  const found = await foundIn(library, lost)
  lost.push(...differences(expected, found))
  const orphans = orphansOf(library)
  await library.close()
  return { found, acknowledged, lost, unreadable: null, orphans }
}

async function foundIn(library: Library, wrong: string[]): Promise<Articles> {
  const found = new Map<string, Shown>()
  for (const article of library.all()) {
    const body = await library.body(article.id)
    const version = body.ok ? versionOf(article.title, body.value) : null
    if (version === null) wrong.push(`${article.title}: its text is not one that was written`)
    wrong.push(...(await wrongPictures(library, article, version ?? -1)))
    found.set(article.title, shownOf(article, version ?? -1, library.highlights(article.id)))
  }
  for (const receipt of await library.receipts()) found.set(receiptTitle(receipt.id), receiptShown)
  if (library.settings.theme !== 'system') found.set(settingsTitle, settingsShown(library.settings.theme))
  return found
}

/** What may stand in a library whose articles have one text, a source of plain text and pictures. */
const usual = [
  /^(?:offprint\.json|index\.json|index\.columns|articles\.sums|articles|receipts|backups|lock)$/,
  /^index\.journal\.\d+$/,
  /^articles\/[^/]+(?:\/(?:body\.html|source\.txt))?$/,
  /^articles\/[^/]+\/images(?:\/[0-9a-f]{32}\.png)?$/,
  /^(?:receipts|backups|lock)\/[^/]+\.json$/,
  /^receipts\/[^/.]+(?:\/merged\.log)?$/,
]

/** Files that belong to nothing, anywhere in the library. */
function orphansOf(library: Library): readonly string[] {
  const ids = new Set([...library.all()].map((article) => String(article.id)))
  const orphans: string[] = []
  let locks = 0
  for (const name of readdirSync(library.folder, { recursive: true, encoding: 'utf8' })) {
    const [inner, id = ''] = name.split('/')
    if (inner === 'lock' && id !== '') locks += 1
    if (!usual.some((pattern) => pattern.test(name))) orphans.push(name)
    else if (inner === 'articles' && id !== '' && !ids.has(id)) orphans.push(name)
  }
  if (locks > 1) orphans.push(`${locks - 1} locks of others`)
  return orphans
}
