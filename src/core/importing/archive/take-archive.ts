import type { ImportId } from '@shared/article.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Result } from '@shared/result.ts'
import { ok } from '@shared/result.ts'
import { articleFileName, sha256 } from '@core/exporting/archive/format.ts'
import type { Library } from '@core/library/library.ts'
import { receiptFrom } from '@core/library/receipts.ts'
import type { Control } from '../control.ts'
import type { Intake } from '../intake.ts'
import type { Reader } from '../reader.ts'
import type { Archive, FoundReceipt } from './archive.ts'
import { parseJson } from './archive.ts'
import type { ArchivedReading } from './article.ts'
import { readArticle } from './article.ts'
import { Readmissions } from './readmission.ts'

type Taken = Result<undefined, StoreFault | ArticleNotFound>

export interface ArchiveContext {
  readonly library: Library
  readonly importId: ImportId
  readonly reader: Reader
  readonly intake: Intake
  readonly control: Pick<Control, 'isStopping' | 'turn'>
}

type Tell = (done: number, total: number, current: string) => void

/** So many lines on what does not belong into an archive; of the rest only the number. */
const mostProblems = 100

/** Brings an archive in, article by article; each ends on the receipt under the name of the zip. */
export async function takeArchive(
  archive: Archive,
  source: string,
  context: ArchiveContext,
  tell: Tell,
): Promise<Taken> {
  const { library, importId, intake, control } = context
  const done = doneBefore(intake, source)
  const wasEmpty = library.size === 0 || (done.size > 0 && isAllOf(library, importId, intake))
  const own = archive.articles.flatMap(({ listed }) => listed?.id ?? [])
  const readmissions = new Readmissions({ library, importId, source, own, intake })
  if (done.size === 0) {
    if (archive.note !== null) readmissions.refuse('failed', '', `“${source}”: ${archive.note}`)
    refuseProblems(archive, readmissions)
  }
  let taken = await takeArticles({ archive, source, readmissions, done }, context, tell)
  const flushed = await readmissions.flush()
  if (taken.ok) taken = flushed
  if (taken.ok && !control.isStopping) taken = await takeReceipts(archive, readmissions, library)
  intake.record(readmissions.taken())
  const settings = archive.manifest?.settings ?? null
  if (!taken.ok || control.isStopping || settings === null || !wasEmpty) return taken
  const adopted = await library.readmitSettings(settings, importId)
  return adopted.ok ? ok() : adopted
}

/** Folders that are on the receipt already, of an import that goes on. */
function doneBefore(intake: Intake, source: string): ReadonlySet<string> {
  const items = intake.before.filter((item) => item.source === source)
  return new Set(items.flatMap(({ place }) => place?.entry ?? []))
}

/** Did everything that is in the library come with this import? Then it was empty when that began. */
function isAllOf(library: Library, importId: ImportId, intake: Intake): boolean {
  const own = new Set(
    intake.items.flatMap(({ status, id }) => (status === 'added' && id !== null ? [id] : [])),
  )
  for (const article of library.all()) if (article.importId !== importId && !own.has(article.id)) return false
  return true
}

interface Underway {
  readonly archive: Archive
  readonly source: string
  readonly readmissions: Readmissions
  readonly done: ReadonlySet<string>
}

async function takeArticles(
  { archive, source, readmissions, done: before }: Underway,
  { reader, intake, control }: ArchiveContext,
  tell: Tell,
): Promise<Taken> {
  const articles = archive.articles.filter(({ folder }) => !before.has(folder))
  // A few are read ahead, so that the disk and the workers are never idle; they land in order.
  const ahead: Promise<ArchivedReading>[] = []
  let next = 0
  let taken: Taken = ok()
  for (const [done, { folder }] of articles.entries()) {
    await control.turn()
    if (control.isStopping || !taken.ok) break
    tell(done, articles.length, folder.replace(/^articles\//, ''))
    for (
      let found = articles[next];
      found !== undefined && ahead.length <= reader.width;
      found = articles[next]
    ) {
      ahead.push(readArticle(archive, found, reader))
      next += 1
    }
    const reading = await ahead.shift()
    if (reading === undefined) break
    if (reading.kind === 'article') {
      taken = await readmissions.take({ article: reading.article, folder, notes: reading.notes })
    } else if (reading.kind === 'failed') {
      readmissions.refuse('failed', folder, reading.notes.join(' '))
    } else {
      taken = await readmissions.flush()
      intake.record(readmissions.taken())
      const { reading: markdown, notes } = reading
      if (taken.ok) taken = await intake.take(source, withNotes(markdown, notes), folder)
      // What the readmissions bring after it must come after it on the receipt.
      if (taken.ok) taken = await intake.flush()
    }
  }
  await Promise.allSettled(ahead)
  return taken
}

function withNotes(
  reading: Extract<ArchivedReading, { kind: 'markdown' }>['reading'],
  notes: readonly string[],
): typeof reading {
  return reading.ok ? { ...reading, notes: [...notes, ...reading.notes] } : reading
}

/** What stands beside an article in the archive is told with the article. */
function refuseProblems(archive: Archive, readmissions: Readmissions): void {
  const told = new Set(archive.articles.map(({ folder }) => folder))
  const problems = archive.problems.filter(({ name }) => {
    const [, folder, file = ''] = /(?:^|\/)(articles\/[^/]+)\/(.+)$/.exec(name) ?? []
    return folder === undefined || !told.has(folder) || !isOfArticle(file)
  })
  for (const { name, reason } of problems.slice(0, mostProblems)) {
    readmissions.refuse('failed', name, `“${name}”: ${reason}.`)
  }
  const more = problems.length - mostProblems
  if (more > 0) readmissions.refuse('failed', '', `${more.toLocaleString('en')} more files were not read.`)
}

function isOfArticle(file: string): boolean {
  return file === articleFileName || /^(?:body\.html|source\.[^./]+|[^/]+\.md|images\/[^/]+)$/.test(file)
}

/** A receipt that the library has already stays as it is. */
async function takeReceipts(archive: Archive, readmissions: Readmissions, library: Library): Promise<Taken> {
  for (const found of archive.receipts) {
    const text = await readReceipt(archive, found)
    if (text.reason !== null) readmissions.refuse('failed', found.file, `“${found.file}”: ${text.reason}.`)
    const receipt = text.receipt
    if (receipt === null || (await library.receipt(receipt.id)).ok) continue
    const saved = await library.saveReceipt(receipt)
    if (!saved.ok) return saved
  }
  return ok()
}

async function readReceipt(
  archive: Archive,
  { file, sha256: sum }: FoundReceipt,
): Promise<{ readonly receipt: ReturnType<typeof receiptFrom>; readonly reason: string | null }> {
  const entry = archive.file(file)
  if (entry === null) return { receipt: null, reason: 'it is missing from the archive' }
  const read = await archive.read(entry)
  if (!read.ok) return { receipt: null, reason: read.fault.reason }
  const receipt = receiptFrom(parseJson(read.value))
  if (receipt === null) return { receipt, reason: 'it is not as Offprint writes it' }
  const changed = sum !== null && sha256(read.value) !== sum
  return { receipt, reason: changed ? 'it was changed since the export and came in as it is now' : null }
}
