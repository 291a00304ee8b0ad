import type { SearchAnswer } from '@shared/search.ts'
import type { Library } from '@core/library/library.ts'
import { headOf } from './documents.ts'
import { openIndex } from './session.ts'

/**
 * One question, answered in this thread, for the command line and for tests. Uses the index that the app has saved;
 * articles that it lacks are indexed in memory. Writes nothing, whatever the library was opened for.
 */
export async function searchOnce(library: Library, query: string, limit: number): Promise<SearchAnswer> {
  const { engine, indexer } = openIndex({
    folder: library.folder,
    libraryId: library.id,
    mayWrite: false,
    log: () => undefined,
  })
  indexer.announce(Array.from(library.all(), headOf))
  indexer.loadSegments()
  for (;;) {
    indexer.catchUp()
    const answer = engine.query(query, { limit })
    // The question may have come upon a damaged segment, and been answered without it.
    if (indexer.isComplete) return { ...answer, sequence: 0, complete: true }
  }
}
