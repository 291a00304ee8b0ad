import { join, resolve } from 'node:path'
import type { ArticleId, Row } from '@shared/article.ts'
import type { Settings } from '@shared/settings.ts'
import type { LibraryCounts, View, ViewPage } from '@shared/view.ts'
import { viewBlockSize } from '@shared/view.ts'
import type { ViewOrder } from '@shared/view-order.ts'
import { orderOf } from '@shared/view-order.ts'
import { Articles } from './articles.ts'
import { Catalogue } from './catalogue.ts'
import type { ColumnsReading } from './columns-file.ts'
import { columnsName, readColumns } from './columns-file.ts'
import { glanceAtColumns } from './columns-glance.ts'
import type { LibraryData } from './data.ts'
import type { FileSystem } from './file-system.ts'
import { isErrno, nodeFileSystem } from './file-system.ts'
import { snapshotName } from './identity.ts'
import type { JournalReading } from './journal.ts'
import { journalName, journalNumbers, readJournal } from './journal.ts'
import type { Operation } from './operations.ts'
import { summaryOfRecord } from './record.ts'
import { replay } from './replay.ts'
import { risingRows, viewBit } from './rising-rows.ts'
import type { SnapshotFirstLine } from './snapshot.ts'
import { readFirstLine } from './snapshot.ts'
import { SparseLines, parseSparse } from './sparse-lines.ts'
import { Tallies } from './tallies.ts'

/** What the first screen shows, known before the library is open. */
export interface Preview {
  readonly revision: number
  readonly settings: Settings
  /** Sorted when asked for: the collation of names alone takes 10 ms the first time. */
  readonly counts: () => LibraryCounts
  readonly page: ViewPage
  readonly order: ViewOrder
}

/** Each is a read of its own, anywhere in the index: beyond this opening the library takes hardly longer. */
const mostTouched = 300

/**
 * A first look: the columns, the journals, and of the snapshot only the lines that are to be seen, which takes
 * milliseconds where opening the library, which reads and checks all of it, takes a tenth of a second or more.
 * Takes no lock and writes nothing. Null for a library that is damaged, of another version, in the middle of
 * something or not there: opening it will say what it is.
 */
export async function previewLibrary(
  folder: string,
  view: View,
  fs: FileSystem = nodeFileSystem,
): Promise<Preview | null> {
  try {
    return await look(resolve(folder), view, fs)
  } catch (error) {
    if (isErrno(error) || error instanceof RangeError) return null
    throw error
  }
}

async function look(folder: string, view: View, fs: FileSystem): Promise<Preview | null> {
  const snapshot = join(folder, snapshotName)
  const columns = join(folder, columnsName)
  const [firstLine, glance, names] = await Promise.all([
    fs.readFirstLine(snapshot),
    glanceAtColumns(fs, columns),
    fs.names(folder),
  ])
  const first = readFirstLine(firstLine)
  if (first === null || glance === null) return null
  const journals = await readJournals(fs, folder, names, first.head.generation)
  const lines = new SparseLines(fs, snapshot)
  let data = await bringForward(glance, first, journals, lines)
  if (data === null) return null
  const order = orderOf(view, data.settings.orders)
  const bit = viewBit(view.kind)
  let rows = order === 'newest' && bit !== 0 ? risingRows(data.articles.columns, bit) : null
  if (rows === null) {
    // Another order goes by columns that a glance does not hold.
    data = await bringForward(readColumns(await fs.readFile(columns)), first, journals, lines)
    if (data === null) return null
    rows = (await Catalogue.of(data)).rows(view, order)
  }
  const { articles, revision, settings } = data
  const firstRows = [...rows.subarray(0, viewBlockSize)]
  await lines.load(articles.columns, firstRows)
  const shown = firstRows.flatMap((row) => articles.at(row) ?? []).map(summaryOfRecord)
  const page = { revision, total: rows.length, rows, first: shown }
  const counts = (): LibraryCounts => Tallies.of(articles.columns).counts()
  return { revision, settings, counts, page, order }
}

/** The snapshot with what the journals changed. Null where something of them does not fit together. */
async function bringForward(
  known: ColumnsReading | null,
  { head, sum }: SnapshotFirstLine,
  journals: readonly JournalReading[],
  lines: SparseLines,
): Promise<LibraryData | null> {
  if (known?.snapshot.headSum !== sum) return null
  const articles = new Articles({ columns: known.columns, lines, parse: parseSparse })
  const touched = rowsTouched(articles, journals)
  if (touched.length > mostTouched) return null
  await lines.load(articles.columns, touched)
  const { revision, nextRow, settings } = head
  const data: LibraryData = { revision, nextRow, settings, articles, bodies: new Map() }
  const outcome = await replay(data, journals)
  return outcome.lost > 0 || outcome.damaged.length > 0 ? null : data
}

async function readJournals(
  fs: FileSystem,
  folder: string,
  names: readonly string[],
  generation: number,
): Promise<readonly JournalReading[]> {
  const numbers = journalNumbers(names).filter((number) => number >= generation)
  return Promise.all(
    numbers.map(async (number) => readJournal(number, await fs.readFile(join(folder, journalName(number))))),
  )
}

/** Rows of the snapshot that the journals change. */
function rowsTouched(articles: Articles, journals: readonly JournalReading[]): readonly Row[] {
  const rows = new Set<Row>()
  for (const { entries } of journals) {
    for (const { operations } of entries) {
      for (const id of operations.flatMap(idsOf)) rows.add(articles.rowOf(id))
    }
  }
  return [...rows].filter((row) => row >= 0)
}

function idsOf(operation: Operation): readonly ArticleId[] {
  switch (operation.op) {
    case 'add':
      return operation.articles.map((article) => article.id)
    case 'replace':
    case 'highlight':
      return [operation.id]
    case 'settings':
      return []
    default:
      return operation.ids
  }
}
