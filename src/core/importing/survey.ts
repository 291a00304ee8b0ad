import type { ItemPlace } from '@shared/receipt.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import { enrichmentOf } from './enrichment.ts'
import { EvenSample } from './even-sample.ts'
import type { ImportFiles } from './files.ts'
import { diskFiles } from './files.ts'
import type { ReadItem } from './item.ts'
import { keysOf, knownArticle } from './known-article.ts'
import { Progress } from './progress.ts'
import type { Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { Found, ImportSource, Task } from './tasks.ts'
import { collect, isArchive, letAllGo, letGo, readTask } from './tasks.ts'
import { newImportId } from '@core/library/ids.ts'

/** What an import would do, found out without doing it. */
export interface Survey {
  /** Articles by the format that recognised them. */
  readonly formats: Readonly<Record<string, number>>
  readonly articles: number
  /** Of these, how many would be new, would add to what is there, or are there already. */
  readonly added: number
  readonly merged: number
  readonly known: number
  /** Come more than once in what was given. */
  readonly repeated: number
  /** Of the articles, how many bring a text, and how many only an address. */
  readonly withText: number
  readonly linkOnly: number
  readonly bookmarked: number
  readonly archived: number
  readonly read: number
  /** Different ones. */
  readonly tags: number
  readonly highlights: number
  /** ISO 8601 in UTC; null where no item has a date. */
  readonly earliest: string | null
  readonly latest: string | null
  readonly undated: number
  readonly skipped: number
  readonly failed: number
  readonly problems: readonly SurveyProblem[]
  /** At most ten, from all over the source. */
  readonly sample: readonly SurveySample[]
}

export interface SurveyProblem {
  readonly status: 'skipped' | 'failed'
  readonly source: string
  readonly place: ItemPlace
  readonly title: string | null
  readonly reason: string
}

export interface SurveySample {
  readonly source: string
  readonly place: ItemPlace
  readonly format: string
  readonly title: string
  readonly url: string | null
  readonly addedAt: string | null
  readonly tags: readonly string[]
  readonly linkOnly: boolean
}

export interface SurveyOptions {
  /** Null where there is none yet: then everything is new. */
  readonly library: Library | null
  readonly reader: Reader
  readonly files?: ImportFiles
  readonly isCancelled?: () => boolean
}

/** Reads everything as an import would, and changes nothing. */
export async function surveyImport(
  sources: readonly ImportSource[],
  options: SurveyOptions,
): Promise<Survey> {
  const { library, reader, files = diskFiles, isCancelled = () => false } = options
  const counting = new Counting(library)
  const tasks = await collect(sources, files, new Progress(newImportId(), undefined), isCancelled)
  const ahead: Promise<Found>[] = []
  let next = 0
  for (const task of tasks) {
    if (isCancelled()) break
    while (next < tasks.length && ahead.length <= reader.width)
      ahead.push(readTask(tasks[next++], files, reader))
    const found = await ahead.shift()
    if (found === undefined) break
    await counting.take(task, found, isCancelled)
    await letGo(found)
  }
  await letAllGo(ahead)
  return counting.survey
}

class Counting {
  readonly #library: Library | null
  readonly #formats: Record<string, number> = {}
  readonly #seen = new Set<string>()
  readonly #tags = new Set<string>()
  readonly #problems: SurveyProblem[] = []
  readonly #sample = new EvenSample<SurveySample>(10)
  readonly #counts = {
    articles: 0,
    added: 0,
    merged: 0,
    known: 0,
    repeated: 0,
    withText: 0,
    linkOnly: 0,
    bookmarked: 0,
    archived: 0,
    read: 0,
    highlights: 0,
    undated: 0,
  }
  #earliest: string | null = null
  #latest: string | null = null

  constructor(library: Library | null) {
    this.#library = library
  }

  get survey(): Survey {
    const count = (status: SurveyProblem['status']): number =>
      this.#problems.filter((problem) => problem.status === status).length
    return {
      ...this.#counts,
      formats: this.#formats,
      tags: this.#tags.size,
      earliest: this.#earliest,
      latest: this.#latest,
      skipped: count('skipped'),
      failed: count('failed'),
      problems: this.#problems,
      sample: this.#sample.items,
    }
  }

  async take(task: Task, found: Found, isCancelled: () => boolean): Promise<void> {
    const source = task.shown
    const refuse = (status: SurveyProblem['status'], reason: string): void => {
      this.#problems.push({ status, source, place: {}, title: null, reason: `“${source}”: ${reason}.` })
    }
    if (task.kind === 'problem') refuse(task.problem.kind, task.problem.reason)
    else if (isArchive(found)) this.#takeArchive(found.articles.length)
    else if (isExport(found)) {
      let items = 0
      for (let done = false; !done && !isCancelled();) {
        const batch = await found.next()
        items += batch.items.length
        if (batch.done && items === 0) refuse('skipped', 'there are no items in it')
        for (const item of batch.items) await this.#takeItem(source, item)
        done = batch.done
      }
    } else if (!found.ok) refuse('failed', found.reason)
    else {
      const { format, articles } = found
      for (const { draft } of articles) {
        await this.#takeArticle({ source, format, place: {}, draft, siblings: articles.length })
      }
    }
  }

  /** An archive says itself how much it holds; what of it is there already shows when it is brought in. */
  #takeArchive(articles: number): void {
    this.#formats['offprint'] = (this.#formats['offprint'] ?? 0) + articles
    this.#counts.articles += articles
  }

  async #takeItem(source: string, item: ReadItem): Promise<void> {
    if (item.kind === 'problem') {
      const { status, place, title, reason } = item
      this.#problems.push({ status, source, place, title, reason })
      return
    }
    this.#counts.highlights += item.restored?.highlights?.found ?? 0
    await this.#takeArticle({ source, ...item })
  }

  async #takeArticle(arrival: {
    readonly source: string
    readonly format: string
    readonly place: ItemPlace
    readonly draft: ArticleDraft
    readonly siblings: number
  }): Promise<void> {
    const { source, format, place, draft, siblings } = arrival
    const counts = this.#counts
    this.#formats[format] = (this.#formats[format] ?? 0) + 1
    counts.articles += 1
    counts[draft.linkOnly === true ? 'linkOnly' : 'withText'] += 1
    for (const mark of ['bookmarked', 'archived', 'read'] as const)
      if (draft.state?.[mark] === true) counts[mark] += 1
    for (const tag of draft.tags) this.#tags.add(tag)
    this.#takeDate(draft.addedAt)
    counts[await this.#fateOf(draft, siblings)] += 1
    const { title, url, tags } = draft
    const linkOnly = draft.linkOnly === true
    this.#sample.offer({ source, place, format, title, url, addedAt: draft.addedAt ?? null, tags, linkOnly })
  }

  #takeDate(addedAt: string | undefined): void {
    if (addedAt === undefined) {
      this.#counts.undated += 1
      return
    }
    if (this.#earliest === null || addedAt < this.#earliest) this.#earliest = addedAt
    if (this.#latest === null || addedAt > this.#latest) this.#latest = addedAt
  }

  async #fateOf(draft: ArticleDraft, siblings: number): Promise<'added' | 'merged' | 'known' | 'repeated'> {
    const keys = siblings === 1 ? keysOf(draft) : [draft.fingerprint]
    if (keys.some((key) => this.#seen.has(key))) return 'repeated'
    for (const key of keys) this.#seen.add(key)
    if (this.#library === null) return 'added'
    const known = await knownArticle(this.#library, draft, siblings)
    if (!known.ok || known.value === null) return 'added'
    return enrichmentOf(known.value.article, draft).more === null ? 'known' : 'merged'
  }
}
