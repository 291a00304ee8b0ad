import { join, resolve } from 'node:path'
import type { ArticleSummary } from '@shared/article.ts'
import { isArticleId } from '@shared/article.ts'
import type { LibraryBusy, LibraryUnreadable, StoreFault } from '@shared/fault.ts'
import { fault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import { picturesIn } from '@core/markup/images.ts'
import { checksum } from './checksum.ts'
import type { LibraryData } from './data.ts'
import { storeFault } from './faults.ts'
import type { FileSystem } from './file-system.ts'
import { isMissing, nodeFileSystem } from './file-system.ts'
import { holdsLibrary, readFolder, refuseFuture } from './identity.ts'
import { named } from './labels.ts'
import type { OpenOptions } from './library.ts'
import { openLibrary } from './library.ts'
import { staleLocks } from './lock.ts'
import { isAsNamed } from './pictures.ts'
import { systemProcesses } from './process-start.ts'
import type { Loaded } from './recovery.ts'
import { load } from './recovery.ts'
import { inParallel } from './slices.ts'
import { readSnapshot } from './snapshot.ts'
import { readSums, sumKey } from './sums.ts'
import { unfinishedFiles } from './sweep.ts'

/** One thing that is not as it should be. */
export interface Finding {
  readonly kind: 'index' | 'text' | 'picture' | 'leftover' | 'lock' | 'backup'
  /** One plain sentence. */
  readonly message: string
  /** Does `repair` put it right? */
  readonly mendable: boolean
  /** Relative to the library, where it is about one file. */
  readonly path: string | null
}

export interface Examination {
  readonly folder: string
  readonly articles: number
  /** Texts whose checksum is known and right. Those from before there were checksums can only be found present. */
  readonly verified: number
  readonly findings: readonly Finding[]
}

export interface DoctorOptions extends Pick<
  OpenOptions,
  'folder' | 'fileSystem' | 'processes' | 'now' | 'log'
> {
  /** After each text that was looked at. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Looks at every file of a library and changes none. Works beside a writer, whose latest act it may then miss. */
export async function examine(
  options: DoctorOptions,
): Promise<Result<Examination, LibraryUnreadable | StoreFault>> {
  const fs = options.fileSystem ?? nodeFileSystem
  const folder = resolve(options.folder)
  try {
    const found = await readFolder(fs, folder)
    if (found === null || !holdsLibrary(found.names)) {
      return fail(fault('library-unreadable', `There is no Offprint library in ${folder}.`))
    }
    const future = refuseFuture(folder, found.identity?.format ?? 0)
    if (future !== null) return fail(future)
    const loaded = await load(fs, folder)
    if (!loaded.ok) return loaded
    const { data } = loaded.value
    const findings: Finding[] = []
    if (found.identity === null) {
      findings.push(
        mendable('index', 'The file offprint.json, which names the library, is missing or damaged.'),
      )
    }
    findings.push(...indexFindings(loaded.value))
    const verified = await examineTexts(fs, folder, data, findings, options.onProgress)
    findings.push(...(await leftovers(fs, folder, loaded.value)))
    for (const lock of await staleLocks(fs, folder, options.processes ?? systemProcesses)) {
      findings.push(mendable('lock', `There is ${lock}.`))
    }
    findings.push(...(await backupFindings(fs, folder)))
    return ok({ folder, articles: data.articles.size, verified, findings })
  } catch (error) {
    return fail(storeFault(error, 'The library could not be examined', folder))
  }
}

/**
 * Mends what can be mended and examines again: what is left is what cannot. A damaged file is kept under another
 * name; nothing that may be the last of an article is removed. Wants the library alone.
 */
export async function repair(
  options: DoctorOptions,
): Promise<Result<Examination, LibraryBusy | LibraryUnreadable | StoreFault>> {
  const before = await examine(options)
  if (!before.ok) return before
  const { folder, findings } = before.value
  const fs = options.fileSystem ?? nodeFileSystem
  const opened = await openLibrary({ ...options, mode: 'write', owner: 'offprint doctor' })
  if (!opened.ok) return opened
  try {
    const time = (options.now?.() ?? new Date()).toISOString().replaceAll(':', '-')
    for (const { kind, path } of findings) {
      if (kind !== 'backup' || path === null) continue
      await fs.rename(join(folder, path), join(folder, `${path}.damaged-${time}`))
    }
    // So that there is at least one sound backup when it is done.
    const backedUp = await opened.value.backUp()
    if (!backedUp.ok) return backedUp
  } catch (error) {
    return fail(storeFault(error, 'The library could not be repaired', folder))
  } finally {
    await opened.value.close()
  }
  return examine(options)
}

function mendable(kind: Finding['kind'], message: string, path: string | null = null): Finding {
  return { kind, message, path, mendable: true }
}

function indexFindings({ notices, settled }: Loaded): readonly Finding[] {
  if (notices.length > 0) return notices.map((notice) => mendable('index', notice))
  return settled
    ? []
    : [mendable('index', 'The index has not been written yet; the journal holds everything.')]
}

async function examineTexts(
  fs: FileSystem,
  folder: string,
  data: LibraryData,
  findings: Finding[],
  onProgress: DoctorOptions['onProgress'],
): Promise<number> {
  const sums = await readSums(fs, folder)
  let verified = 0
  let looked = 0
  await inParallel([...data.articles.values()], 4, async (article) => {
    looked += 1
    onProgress?.(looked, data.articles.size)
    const mark = data.bodies.get(article.id) ?? ''
    const bytes = await textOf(fs, folder, article, mark)
    const path = `articles/${article.id}/body.html`
    const sum = sums.get(sumKey(article.id, mark))
    const bad = (message: string): number => findings.push({ kind: 'text', message, path, mendable: false })
    if (bytes === null && article.linkOnly === true) return
    if (bytes === null) bad(`The text of ${named([article])} is missing (${path}).`)
    else if (sum !== undefined && checksum(bytes) === sum) verified += 1
    else if (sum !== undefined) bad(`The text of ${named([article])} is not as it was written (${path}).`)
    if (bytes !== null) findings.push(...(await pictureFindings(fs, folder, article, bytes.toString('utf8'))))
  })
  return verified
}

/** The name of a picture tells what is in it. Those from before there were such names can only be found present. */
async function pictureFindings(
  fs: FileSystem,
  folder: string,
  article: ArticleSummary,
  html: string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const name of picturesIn(html)) {
    const path = `articles/${article.id}/images/${name}`
    const found = await readIfThere(fs, join(folder, path))
    const isHere = found !== null && isAsNamed(name, found)
    const what = found === null ? 'is missing' : 'is not as it was written'
    const message = `A picture of ${named([article])} ${what} (${path}).`
    if (!isHere) findings.push({ kind: 'picture', message, path, mendable: false })
  }
  return findings
}

async function textOf(
  fs: FileSystem,
  folder: string,
  article: ArticleSummary,
  mark: string,
): Promise<Buffer | null> {
  // Until a replaced text has changed places it stands beside the old one, under its mark.
  for (const name of [`body.${mark === '' ? 'first' : mark}.html`, 'body.html']) {
    const bytes = await readIfThere(fs, join(folder, 'articles', article.id, name))
    if (bytes !== null) return bytes
  }
  return null
}

async function readIfThere(fs: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await fs.readFile(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function leftovers(fs: FileSystem, folder: string, loaded: Loaded): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const name of await fs.names(join(folder, 'articles'))) {
    const path = `articles/${name}`
    if (name.endsWith('.recovered')) {
      const message = `A text that no record names was kept after a loss (${path}). Import it, then remove it.`
      findings.push({ kind: 'leftover', message, path, mendable: false })
    } else if (isArticleId(name) && !loaded.data.articles.has(name)) {
      findings.push(mendable('leftover', `A text that no record names is left over (${path}).`, path))
    } else if (name.endsWith('.next')) {
      findings.push(mendable('leftover', `A text was about to be replaced (${path}).`, path))
    }
  }
  for (const path of await unfinishedFiles(fs, folder)) {
    findings.push(mendable('leftover', `A file was not finished (${path}).`, path))
  }
  return findings
}

async function backupFindings(fs: FileSystem, folder: string): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const name of await fs.names(join(folder, 'backups'))) {
    if (!name.endsWith('.json')) continue
    const path = `backups/${name}`
    const reading = await readSnapshot(await fs.readFile(join(folder, path)))
    if (reading?.whole !== true) findings.push(mendable('backup', `A backup is damaged (${path}).`, path))
  }
  return findings
}
