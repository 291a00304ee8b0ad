import type { Row } from '@shared/article.ts'
import type { SearchAnswer } from '@shared/search.ts'
import type { Library } from '@core/library/library.ts'
import { headOf } from './documents.ts'
import { openIndex } from './session.ts'

/**
 * One question, answered in this thread, for the command line and for tests. Uses the index that the app has saved;
 * articles that it lacks are indexed in memory. Writes nothing, whatever the library was opened for.
 */
export async function searchOnce(library: Library, query: string, limit: number): Promise<SearchAnswer> {
  const { engine, indexer, wanted } = openIndex({
    folder: library.folder,
    libraryId: library.id,
    snapshot: library.snapshot,
    mayWrite: false,
    log: () => undefined,
  })
  const tell = (rows: Iterable<Row>): void => {
    indexer.tell(
      Array.from(rows, (row) => library.summaryAt(row) ?? [])
        .flat()
        .map((summary) => headOf(summary, library.highlightsAt(summary.row))),
    )
    indexer.allTold()
  }
  tell(wanted ?? library.rows())
  for (;;) {
    indexer.catchUp()
    const answer = engine.query(query, { limit })
    // The question may have come upon something damaged, and been answered without it.
    if (indexer.isComplete) return { ...answer, sequence: 0, complete: true }
    tell(indexer.takeLostHeads())
  }
}
