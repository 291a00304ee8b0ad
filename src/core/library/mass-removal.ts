import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { NeedsConfirmation } from '@shared/fault.ts'
import type { Operation } from './operations.ts'

/** So many can be looked over in a list and brought back one by one: an act on them never asks. */
const handful = 10

/** What the guard looks at of a library. */
export interface Holdings {
  readonly find: (id: ArticleId) => ArticleSummary | undefined
  /** Articles outside of the Trash. */
  readonly live: number
  /** All of them. */
  readonly total: number
}

/**
 * Null unless these operations would take more than half of a library away, and more than a handful: out of the
 * views into the Trash, or out of the folder for ever. `confirmed` is the figure that the reader has agreed to: an
 * act that by now would remove more asks again.
 */
export function refuseMassRemoval(
  holdings: Holdings,
  operations: readonly Operation[],
  confirmed: number,
): NeedsConfirmation | null {
  const { trashed, deleted } = removals(holdings, operations)
  // In this order, because counting the library costs more than most acts do.
  if (deleted > handful && deleted > confirmed && deleted * 2 > holdings.total) {
    const message = `This deletes ${figure(deleted)} of the ${figure(holdings.total)} articles of the library for ever, with their files.`
    return { code: 'needs-confirmation', message, removes: deleted }
  }
  if (trashed > handful && trashed > confirmed && trashed * 2 > holdings.live) {
    const message = `This moves ${figure(trashed)} of the ${figure(holdings.live)} articles of the library to the Trash.`
    return { code: 'needs-confirmation', message, removes: trashed }
  }
  return null
}

/** Articles that leave the views, and among all those that leave the folder, when all operations are done. */
function removals(
  { find }: Holdings,
  operations: readonly Operation[],
): { readonly trashed: number; readonly deleted: number } {
  const fates = new Map<ArticleId, 'live' | 'trashed' | 'deleted'>()
  for (const operation of operations) {
    if (operation.op === 'delete') for (const id of operation.ids) fates.set(id, 'deleted')
    else if (operation.op === 'add') {
      for (const { id, trashedAt } of operation.articles)
        fates.set(id, trashedAt === null ? 'live' : 'trashed')
    } else if (operation.op === 'edit' && operation.set.trashedAt !== undefined) {
      const fate = operation.set.trashedAt === null ? 'live' : 'trashed'
      for (const id of operation.ids) fates.set(id, fate)
    }
  }
  let trashed = 0
  let deleted = 0
  for (const [id, fate] of fates) {
    const before = fate === 'live' ? undefined : find(id)
    if (before === undefined) continue
    if (fate === 'deleted') deleted += 1
    if (before.trashedAt === null) trashed += 1
  }
  return { trashed, deleted }
}

function figure(count: number): string {
  return count.toLocaleString('en')
}
