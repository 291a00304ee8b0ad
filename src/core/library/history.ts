import type { ArticleId, ImportId } from '@shared/article.ts'
import { details } from '@shared/article.ts'
import { named } from './labels.ts'
import type { ArticleContent, Describable, Editable, Effect, Operation } from './operations.ts'
import type { ArticleRecord } from './record.ts'
import { highlightsOf } from './record.ts'

/** Steps kept. In memory: closing the app ends what can be undone. */
const longest = 100

export interface Step {
  readonly label: string
  /** What takes it back. */
  readonly operations: readonly Operation[]
  /** The batches of one import are one step. */
  readonly importing: {
    readonly id: ImportId
    readonly added: readonly Pick<ArticleRecord, 'title'>[]
  } | null
}

/** What can be undone, newest last. */
export class History {
  readonly #steps: Step[] = []

  get label(): string | null {
    return this.#steps.at(-1)?.label ?? null
  }

  push(step: Step): void {
    const { importing } = step
    const index =
      importing === null ? -1 : this.#steps.findIndex((known) => known.importing?.id === importing.id)
    const known = this.#steps[index]
    if (known === undefined || known.importing === null || importing === null) {
      this.#steps.push(step)
      if (this.#steps.length > longest) this.#steps.shift()
      return
    }
    const added = [...known.importing.added, ...importing.added]
    this.#steps[index] = {
      label: added.length === 0 ? known.label : `Added ${named(added)}`,
      // Newest first, as everything is taken back.
      operations: [...step.operations, ...known.operations],
      importing: { id: importing.id, added },
    }
  }

  take(): Step | undefined {
    return this.#steps.pop()
  }

  /** After an undo that could not be saved. */
  putBack(step: Step): void {
    this.#steps.push(step)
  }
}

type Undoable = Partial<
  Pick<
    Editable,
    'bookmarked' | 'archived' | 'read' | 'trashedAt' | 'tags' | 'addedAt' | 'url' | keyof Describable
  >
>

/** The operations that take these effects back. What was added goes to the trash; what was deleted is gone. */
export function inverse(effects: readonly Effect[], now: string): readonly Operation[] {
  const edits = new Map<string, { readonly ids: ArticleId[]; readonly set: Undoable }>()
  const others: Operation[] = []
  const edit = (id: ArticleId, set: Undoable): void => {
    const key = JSON.stringify(set)
    const known = edits.get(key)
    if (known === undefined) edits.set(key, { ids: [id], set })
    else known.ids.push(id)
  }
  for (const { before, after, bodyBefore } of effects) {
    if (after === null) continue
    if (before === null) {
      edit(after.id, { trashedAt: now })
      continue
    }
    // A body brings its facts back with it.
    const set = {
      ...difference(after, before),
      ...(bodyBefore === undefined ? described(after, before) : putRightOf(after, before)),
    }
    if (Object.keys(set).length > 0) edit(after.id, set)
    const remarking = highlighting(after, before)
    if (remarking !== null) others.push(remarking)
    if (bodyBefore !== undefined) {
      others.push({ op: 'replace', id: after.id, content: contentOf(before), body: bodyBefore })
    }
  }
  return [...Array.from(edits.values(), ({ ids, set }): Operation => ({ op: 'edit', ids, set })), ...others]
}

function difference(from: ArticleRecord, to: ArticleRecord): Undoable {
  const set: { -readonly [Key in keyof Undoable]: Undoable[Key] } = {}
  if (from.bookmarked !== to.bookmarked) set.bookmarked = to.bookmarked
  if (from.archived !== to.archived) set.archived = to.archived
  if (from.read !== to.read) set.read = to.read
  if (from.trashedAt !== to.trashedAt) set.trashedAt = to.trashedAt
  if (from.addedAt !== to.addedAt) set.addedAt = to.addedAt
  if (from.tags.join('\n') !== to.tags.join('\n')) set.tags = to.tags
  return set
}

/** What differs of the facts that can be changed without the text. */
export function described(
  from: ArticleRecord,
  to: ArticleRecord,
): Partial<Describable & Pick<Editable, 'url'>> {
  return {
    ...Object.fromEntries(
      details.filter((detail) => from[detail] !== to[detail]).map((detail) => [detail, to[detail]]),
    ),
    ...(from.url === to.url ? {} : { url: to.url }),
    ...putRightOf(from, to),
  }
}

function putRightOf(from: ArticleRecord, to: ArticleRecord): Pick<Partial<Describable>, 'putRight'> {
  const [had = [], has = []] = [from.putRight, to.putRight]
  return had.join() === has.join() ? {} : { putRight: has }
}

/** The operation that leads from what is marked in one state of an article to what is marked in another; null for none. */
export function highlighting(from: ArticleRecord, to: ArticleRecord): Operation | null {
  const [had, has] = [highlightsOf(from), highlightsOf(to)]
  if (had === has || (had.length === 0 && has.length === 0)) return null
  const known = new Map(had.map((highlight) => [highlight.id, JSON.stringify(highlight)]))
  const put = has.filter((highlight) => known.get(highlight.id) !== JSON.stringify(highlight))
  const kept = new Set(has.map(({ id }) => id))
  const remove = had.map(({ id }) => id).filter((id) => !kept.has(id))
  return put.length + remove.length === 0 ? null : { op: 'highlight', id: to.id, put, remove }
}

/** The part of a summary or a draft that belongs to the body. */
export function contentOf(of: ArticleContent): ArticleContent {
  const { title, standfirst, byline, dateline, publishedAt, site, url, language, direction } = of
  const { wordCount, excerpt, fingerprint } = of
  return {
    title,
    standfirst,
    byline,
    dateline,
    publishedAt,
    site,
    url,
    language,
    direction,
    wordCount,
    excerpt,
    fingerprint,
    ...(of.linkOnly === true ? { linkOnly: true } : {}),
    ...(of.pictures === undefined ? {} : { pictures: of.pictures }),
  }
}
