import type { ArticleId, ArticleSummary, Changeable } from '@shared/article.ts'
import { changeable, details } from '@shared/article.ts'
import type { CopyJoin } from '@shared/copies.ts'
import type { ArticleNotFound, StoreFault } from '@shared/fault.ts'
import type { Done } from '@shared/ipc/contract.ts'
import type { Result } from '@shared/result.ts'
import { fail, ok } from '@shared/result.ts'
import type { Acts } from './acts.ts'
import { named } from './labels.ts'
import { gainedHighlights } from './new-highlights.ts'
import type { Editable, Operation } from './operations.ts'

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Copies of one article, made one. */
export class LibraryCopies {
  readonly #acts: Acts

  constructor(acts: Acts) {
    this.#acts = acts
  }

  /**
   * In each group one stays and gains what only the others have: the earlier day, marks, tags, highlights, notes, facts that
   * it lacks and what the reader put right. The others go to the Trash. All groups are one step.
   */
  async join(groups: readonly CopyJoin[]): Promise<Result<Done, ArticleNotFound | StoreFault>> {
    const operations: Operation[] = []
    const gone: ArticleSummary[] = []
    const stayed: ArticleSummary[] = []
    for (const { keep, others } of groups) {
      const ids = [...new Set(others)].filter((id) => id !== keep)
      const [kept, ...copies] = this.#acts.all([keep, ...ids]) ?? []
      if (kept === undefined) return fail(this.#acts.notFound([keep, ...ids]))
      if (copies.length === 0) continue
      operations.push(...this.#joining(kept, copies))
      gone.push(...copies)
      stayed.push(kept)
    }
    const of = named(stayed)
    const label =
      gone.length === 1
        ? `Joined a copy of ${of}`
        : `Joined ${gone.length.toLocaleString('en')} copies of ${of}`
    const committed = await this.#acts.commits.commit({
      label,
      operations,
      stepOf: this.#acts.stepOf(label),
      // What goes to the Trash lives on in what stays.
      confirmed: gone.length,
    })
    return committed.ok ? ok({ revision: committed.value.revision, label }) : committed
  }

  #joining(kept: ArticleSummary, copies: readonly ArticleSummary[]): readonly Operation[] {
    const operations: Operation[] = []
    const set = gained(kept, copies)
    if (Object.keys(set).length > 0) operations.push({ op: 'edit', ids: [kept.id], set })
    const tags = [...new Set(copies.flatMap((copy) => copy.tags))].filter((tag) => !kept.tags.includes(tag))
    if (tags.length > 0) operations.push({ op: 'tag', ids: [kept.id], add: tags, remove: [] })
    const put = this.#highlights(kept.id, copies)
    if (put.length > 0) operations.push({ op: 'highlight', id: kept.id, put, remove: [] })
    return [...operations, this.#acts.trashing(copies)]
  }

  #highlights(keep: ArticleId, copies: readonly ArticleSummary[]): ReturnType<typeof gainedHighlights> {
    const known = this.#acts.highlights(keep)
    // One copy after the other, so that what two of them have alike comes once.
    const all = copies.reduce((highlights, { id }) => {
      const more = gainedHighlights(highlights, this.#acts.highlights(id), this.#acts.time())
      const changed = new Set(more.map((highlight) => highlight.id))
      return [...highlights.filter((highlight) => !changed.has(highlight.id)), ...more]
    }, known)
    return all.filter((highlight) => !known.includes(highlight))
  }
}

/** What an article gains from its copies, but for tags and highlights. */
function gained(kept: ArticleSummary, copies: readonly ArticleSummary[]): Partial<Editable> {
  const set: Writable<Partial<Editable>> = {}
  const earliest = copies.reduce((day, { addedAt }) => (addedAt < day ? addedAt : day), kept.addedAt)
  if (earliest !== kept.addedAt) set.addedAt = earliest
  if (!kept.bookmarked && copies.some(({ bookmarked }) => bookmarked)) set.bookmarked = true
  if (!kept.read && copies.some(({ read }) => read)) set.read = true
  // Whatever of them is still to be dealt with keeps the article where that is done.
  if (kept.archived && copies.some(({ archived }) => !archived)) set.archived = false
  const url = firstOf(kept.url, copies, (copy) => copy.url)
  if (url !== kept.url) set.url = url
  return { ...set, ...toldBetter(kept, copies) }
}

/** Facts that it lacks, and those that the reader put right on a copy. */
function toldBetter(kept: ArticleSummary, copies: readonly ArticleSummary[]): Partial<Editable> {
  const set: Partial<Record<(typeof details)[number], unknown>> = {}
  const right = new Set<Changeable>(kept.putRight)
  for (const detail of details) {
    if (right.has(detail)) continue
    const better = copies.find((copy) => copy.putRight?.includes(detail) === true)
    const value =
      better === undefined ? firstOf(kept[detail], copies, (copy) => copy[detail]) : better[detail]
    if (better !== undefined) right.add(detail)
    if (value !== kept[detail]) set[detail] = value
  }
  const putRight = changeable.filter((part) => right.has(part))
  const told = set as Partial<Editable>
  return putRight.length === (kept.putRight ?? []).length ? told : { ...told, putRight }
}

function firstOf<Value>(
  own: Value | null,
  copies: readonly ArticleSummary[],
  of: (copy: ArticleSummary) => Value | null,
): Value | null {
  return own ?? copies.map(of).find((value) => value !== null) ?? null
}
