import type { ArticleId } from '@shared/article.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import {
  archiveFormat,
  articleFileName,
  largestFileBytes,
  manifestName,
} from '@core/exporting/archive/format.ts'
import { currentFormat } from '@core/library/migrations.ts'
import * as v from 'valibot'
import { zipLimits } from '../zip/entry.ts'
import type { ZipEntry, ZipProblem } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'
import { openZip } from '../zip/zip.ts'
import type { ReadManifest } from './files-schema.ts'
import { ManifestSchema, Stamp } from './files-schema.ts'

/** An open archive of a whole library, by this or an earlier version of Offprint. */
export interface Archive {
  /** Null where it is lost; the articles are then found by their own folders. */
  readonly manifest: ReadManifest | null
  /** What is worth knowing of the archive as a whole, a plain sentence. */
  readonly note: string | null
  /** In the order in which they go into a library. */
  readonly articles: readonly FoundArticle[]
  readonly receipts: readonly FoundReceipt[]
  /** What the zip could not give, and what is no part of an export. */
  readonly problems: readonly ZipProblem[]
  /** A file by its name in the archive. */
  file(name: string): ZipEntry | null
  /** Names of the files in an article's folder. */
  filesIn(folder: string): readonly string[]
  read(entry: ZipEntry): ReturnType<Zip['read']>
  close(): Promise<void>
}

export interface FoundArticle {
  readonly folder: string
  /** Null where the manifest says nothing of it. */
  readonly listed: { readonly id: ArticleId; readonly sha256: string } | null
}

export interface FoundReceipt {
  readonly file: string
  /** Null where the manifest says nothing of it. */
  readonly sha256: string | null
}

export const archiveLimits = { ...zipLimits, entryBytes: largestFileBytes }

/**
 * Null when the zip is not an archive of ours; a reason when it is one that cannot be read, such as one from
 * the future. By what is in it: its name says nothing.
 */
export async function openArchive(from: string | Uint8Array): Promise<Result<Archive | null, Refusal>> {
  const zip = await openZip(from, archiveLimits)
  if (!zip.ok) return zip.fault.code === 'disk' ? fail(zip.fault) : ok(null)
  let archive: Result<Archive | null, Refusal> | null = null
  try {
    archive = await recognise(zip.value)
    return archive
  } finally {
    if (archive?.ok !== true || archive.value === null) await zip.value.close()
  }
}

interface Refusal {
  readonly code: string
  readonly reason: string
}

/** Someone who unpacked and packed it again may have left a folder around it all. */
const home = new RegExp(`^([^/]+/)?${manifestName.replaceAll('.', '\\.')}$`)
const articleHome = new RegExp(`^([^/]+/)?(articles/[^/]+)/${articleFileName.replaceAll('.', '\\.')}$`)

async function recognise(zip: Zip): Promise<Result<Archive | null, Refusal>> {
  const known = zip.entries.find(({ name }) => home.test(name))
  const first = [...zip.entries, ...zip.problems].find(({ name }) => articleHome.test(name))
  if (known === undefined && first === undefined) return ok(null)
  const around =
    (known === undefined ? articleHome.exec(first?.name ?? '') : home.exec(known.name))?.[1] ?? ''
  const files = new Map<string, ZipEntry>()
  for (const entry of zip.entries) {
    if (entry.name.startsWith(around)) files.set(entry.name.slice(around.length), entry)
  }
  const reading = known === undefined ? fail(lost('is missing')) : await readManifest(zip, known)
  if (!reading.ok && reading.fault.code !== 'lost') return reading
  const manifest = reading.ok ? reading.value : null
  const folders = foldersOf(files)
  const articles = manifest === null ? [] : manifest.articles.map(listedArticle)
  const listed = new Set(articles.map(({ folder }) => folder))
  for (const folder of folders.keys()) if (!listed.has(folder)) articles.push({ folder, listed: null })
  const strangers = zip.entries.filter(({ name }) => !isPart(name, around, folders))
  return ok({
    manifest,
    note: reading.ok ? null : noteOf(zip, reading.fault.reason),
    articles,
    receipts: manifest?.receipts ?? receiptsIn(files),
    problems: [
      ...zip.problems,
      ...strangers.map(({ name }) => ({ name, reason: 'it is no part of an export' })),
    ],
    file: (name) => files.get(name) ?? null,
    filesIn: (folder) => folders.get(folder) ?? [],
    read: (entry) => zip.read(entry),
    close: () => zip.close(),
  })
}

function listedArticle({ folder, id, sha256 }: ReadManifest['articles'][number]): FoundArticle {
  return { folder, listed: { id, sha256 } }
}

function receiptsIn(files: ReadonlyMap<string, ZipEntry>): readonly FoundReceipt[] {
  return [...files.keys()]
    .filter((name) => /^receipts\/[^/]+\.json$/.test(name))
    .map((file) => ({ file, sha256: null }))
}

/** `articles/<one>` and the files in each. */
function foldersOf(files: ReadonlyMap<string, ZipEntry>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const name of files.keys()) {
    const [, folder, file] = /^(articles\/[^/]+)\/(.+)$/.exec(name) ?? []
    if (folder === undefined || file === undefined) continue
    const known = folders.get(folder)
    if (known === undefined) folders.set(folder, [file])
    else known.push(file)
  }
  return folders
}

function isPart(name: string, around: string, folders: ReadonlyMap<string, unknown>): boolean {
  if (!name.startsWith(around)) return isSystems(name)
  const inside = name.slice(around.length)
  const [, folder] = /^(articles\/[^/]+)\//.exec(inside) ?? []
  if (folder !== undefined) return folders.has(folder)
  return (
    inside === manifestName || inside === 'README.txt' || inside.startsWith('receipts/') || isSystems(name)
  )
}

/** What systems strew into a zip that was packed again. */
function isSystems(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|desktop\.ini$|thumbs\.db$)/i.test(name)
}

async function readManifest(zip: Zip, entry: ZipEntry): Promise<Result<ReadManifest, Refusal>> {
  const read = await zip.read(entry)
  if (!read.ok) return fail(lost(`cannot be read (${read.fault.reason})`))
  const value = parseJson(read.value)
  const future = refuseFuture(value)
  if (future !== null) return fail({ code: 'future', reason: future })
  const parsed = v.safeParse(ManifestSchema, value)
  return parsed.success ? ok(parsed.output) : fail(lost('is not as Offprint writes it'))
}

function lost(what: string): Refusal {
  return { code: 'lost', reason: `its ${manifestName} ${what}` }
}

function noteOf(zip: Zip, reason: string): string {
  const why = zip.cutOff ? 'the zip is cut off' : reason
  return `The list of contents is lost, because ${why}: the articles were found by their folders, and what else there was cannot be said.`
}

/** Null when it may be read; else a reason that completes "“name”: …". */
export function refuseFuture(value: unknown): string | null {
  const stamp = v.safeParse(Stamp, value)
  if (!stamp.success) return null
  const { format, libraryFormat } = stamp.output
  if (format <= archiveFormat && libraryFormat <= currentFormat) return null
  const its = format > archiveFormat ? format : `${format}.${libraryFormat}`
  const ours = format > archiveFormat ? archiveFormat : `${archiveFormat}.${currentFormat}`
  return `it was made by a newer version of Offprint (format ${its}; this one reads up to ${ours}). Nothing was imported. Update Offprint to import it`
}

/** Undefined when it is no JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
