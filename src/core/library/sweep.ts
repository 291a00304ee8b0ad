import type { ArticleId } from '@shared/article.ts'
import type { Bodies } from './bodies.ts'
import type { LibraryData } from './data.ts'

/**
 * Removes what an interrupted add, delete or replace left behind. Only for a library that was read without a
 * loss: after one, a folder that no article claims may be all that is left of that article.
 */
export async function sweep(bodies: Bodies, data: LibraryData, log: (line: string) => void): Promise<void> {
  const orphans: ArticleId[] = []
  const present = new Set(await bodies.present())
  for (const id of present) {
    if (!data.articles.has(id)) orphans.push(id)
  }
  for (const id of orphans) log(`swept the leftovers of an interrupted change: articles/${id}`)
  await bodies.remove(orphans)
  for (const [id, mark] of data.bodies) {
    if (!present.has(id)) continue
    // Two marks that no body ever has: what is put aside here is removed at once.
    await bodies.exchange(id, mark, 'replaced')
    const removed = await bodies.removeAside(id)
    if (removed > 0) log(`swept ${removed} replaced files of articles/${id}`)
  }
}
