import type { ImportId } from '@shared/article.ts'
import type { ImportProgress, ItemPlace } from '@shared/receipt.ts'
import type { Survey, SurveyProblem, SurveySample } from '@shared/survey.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Library } from '@core/library/library.ts'
import type { Archive } from './archive/archive.ts'
import { enrichmentOf, picturesAtStake } from './enrichment.ts'
import { EvenSample } from './even-sample.ts'
import type { ImportFiles } from './files.ts'
import { diskFiles } from './files.ts'
import type { ReadItem } from './item.ts'
import { addressKeysOf, knownArticle } from './known-article.ts'
import { Progress } from './progress.ts'
import type { Reader } from './reader.ts'
import { isExport } from './reader.ts'
import type { SimilarTexts } from './similar/similar-texts.ts'
import type { Found, ImportSource, Task } from './tasks.ts'
import { collect, isArchive, isExportTask, letAllGo, letGo, readTask } from './tasks.ts'
import { newImportId } from '@core/library/ids.ts'

export interface SurveyOptions {
  /** Null where there is none yet: then everything is new. */
  readonly library: Library | null
  readonly reader: Reader
  readonly files?: ImportFiles
  readonly similar?: SimilarTexts
  /** One article for a whole book. */
  readonly wholeBooks?: boolean
  readonly isCancelled?: () => boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** For the progress. */
  readonly id?: ImportId
}

/** Reads everything as an import would, and changes nothing. */
export async function surveyImport(
  sources: readonly ImportSource[],
  options: SurveyOptions,
): Promise<Survey> {
  const { library, reader, files = diskFiles, isCancelled = () => false, id = newImportId() } = options
  const { wholeBooks = false } = options
  const counting = new Counting(library, options.similar ?? null)
  const progress = new Progress(id, options.onProgress, 'looking')
  const tasks = await collect(sources, files, progress, isCancelled)
  progress.tell({ done: 0, total: null, current: tasks[0]?.shown ?? '' }, 'now')
  const ahead: Promise<Found>[] = []
  let next = 0
  for (const task of tasks) {
    if (isCancelled()) break
    while (next < tasks.length && ahead.length <= reader.width)
      ahead.push(readTask(tasks[next++], files, reader, { wholeBooks }))
    const found = await ahead.shift()
    if (found === undefined) break
    await counting.take(task, found, isCancelled, (current) => {
      progress.tell({ done: counting.read, total: null, current })
    })
    await letGo(found)
  }
  await letAllGo(ahead)
  return counting.survey
}

class Counting {
  readonly #library: Library | null
  readonly #similar: SimilarTexts | null
  readonly #formats: Record<string, number> = {}
  readonly #seen = new Set<string>()
  readonly #tags = new Set<string>()
  readonly #folders = new Set<string>()
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

  constructor(library: Library | null, similar: SimilarTexts | null) {
    this.#similar = similar
    this.#library = library
  }

  get survey(): Survey {
    const count = (status: SurveyProblem['status']): number =>
      this.#problems.filter((problem) => problem.status === status).length
    return {
      ...this.#counts,
      formats: this.#formats,
      tags: this.#tags.size,
      folders: this.#folders.size,
      earliest: this.#earliest,
      latest: this.#latest,
      skipped: count('skipped'),
      failed: count('failed'),
      problems: this.#problems,
      sample: this.#sample.items,
    }
  }

  /** Items and files met so far. */
  get read(): number {
    return this.#counts.articles + this.#problems.length
  }

  async take(
    task: Task,
    found: Found,
    isCancelled: () => boolean,
    tell: (current: string) => void,
  ): Promise<void> {
    const source = task.shown
    const refuse = (status: SurveyProblem['status'], reason: string): void => {
      this.#problems.push({ status, source, place: {}, title: null, reason: `“${source}”: ${reason}.` })
    }
    if (task.kind === 'problem') refuse(task.problem.kind, task.problem.reason)
    else if (isArchive(found)) this.#takeArchive(found)
    else if (isExport(found)) {
      let items = 0
      for (let done = false; !done && !isCancelled();) {
        const batch = await found.next()
        items += batch.items.length
        if (batch.done && items === 0) refuse('skipped', 'there are no items in it')
        for (const item of batch.items) await this.#takeItem(source, item)
        tell(source)
        done = batch.done
      }
    } else if (!found.ok) refuse(found.isSkipped === true ? 'skipped' : 'failed', found.reason)
    else {
      const { format, articles } = found
      for (const { draft } of articles) {
        await this.#takeArticle({ source, format, place: {}, draft, siblings: articles.length })
      }
    }
    tell(source)
  }

  /** An archive says itself what it holds; its texts are not read for it. */
  #takeArchive({ articles }: Archive): void {
    this.#formats['offprint'] = (this.#formats['offprint'] ?? 0) + articles.length
    for (const { listed } of articles) {
      this.#counts.articles += 1
      this.#counts.withText += 1
      const isHere = listed !== null && this.#library?.summary(listed.id) !== undefined
      this.#counts[isHere ? 'known' : 'added'] += 1
    }
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
    readonly folders?: readonly string[]
  }): Promise<void> {
    const { source, format, place, draft, siblings } = arrival
    const counts = this.#counts
    this.#formats[format] = (this.#formats[format] ?? 0) + 1
    counts.articles += 1
    counts[draft.linkOnly === true ? 'linkOnly' : 'withText'] += 1
    for (const mark of ['bookmarked', 'archived', 'read'] as const)
      if (draft.state?.[mark] === true) counts[mark] += 1
    const { folders = [] } = arrival
    const tags = draft.tags.filter((tag) => !folders.includes(tag))
    for (const tag of tags) this.#tags.add(tag)
    for (const folder of folders) this.#folders.add(folder)
    this.#takeDate(draft.addedAt)
    counts[await this.#fateOf(draft, siblings)] += 1
    const { title, url } = draft
    const linkOnly = draft.linkOnly === true
    const addedAt = draft.addedAt ?? null
    this.#sample.offer({ source, place, format, title, url, addedAt, tags, folders, linkOnly })
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
    const keys = siblings === 1 ? addressKeysOf(draft) : [draft.fingerprint]
    if (keys.some((key) => this.#seen.has(key))) return 'repeated'
    for (const key of keys) this.#seen.add(key)
    if (this.#library === null) return 'added'
    const known = await knownArticle(this.#library, draft, siblings, this.#similar)
    if (!known.ok || known.value === null) return 'added'
    const { article } = known.value
    const keptPictures = await picturesAtStake(this.#library, article, draft)
    return enrichmentOf(article, draft, this.#library.highlights(article.id), { keptPictures }).more === null
      ? 'known'
      : 'merged'
  }
}

/** So many files are looked at for whether they are exports; a folder of more is brought in and can be undone. */
const mostLookedAt = 200

/** Is there an export or an archive in it, of which a reader would first want to know what it holds? */
export async function holdsExport(
  sources: readonly ImportSource[],
  { reader, files = diskFiles }: Pick<SurveyOptions, 'reader' | 'files'>,
): Promise<boolean> {
  const tasks = await collect(sources, files, new Progress(newImportId(), undefined), () => false)
  for (const task of tasks.slice(0, mostLookedAt)) if (await isExportTask(task, files, reader)) return true
  return false
}
