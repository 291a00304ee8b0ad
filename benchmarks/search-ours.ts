import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ArticleId } from '../src/shared/article.ts'
import type { SearchDocument } from '../src/core/search/documents.ts'
import { SearchEngine } from '../src/core/search/engine.ts'
import { FoldedCodes } from '../src/core/search/folded-codes.ts'
import { wordsPerBatch } from '../src/core/search/indexer.ts'
import type { PreparedText } from '../src/core/search/prepared-text.ts'
import { prepareText } from '../src/core/search/prepared-text.ts'
import { SegmentBuilder } from '../src/core/search/segment-builder.ts'
import { SegmentFolder } from '../src/core/search/segment-folder.ts'
import type { MadeArticle } from './corpus.ts'

/** Texts that stay ready from one keystroke to the next, about as many as in the app. */
const keptTexts = 1000

/** The engine over made articles, with its segments in a folder, as in the app but without its thread. */
export class Ours {
  readonly engine: SearchEngine
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-bench-'))
  private readonly articles: readonly MadeArticle[]
  private readonly kept = new Map<ArticleId, PreparedText>()

  constructor(articles: readonly MadeArticle[]) {
    this.articles = articles
    this.engine = new SearchEngine((id) => this.textOf(id))
  }

  /** Announces every article, as the app does at its start. */
  announce(): void {
    for (const article of this.articles) this.engine.announce(documentOf(article))
  }

  /** Indexes and merges all, and writes it to disk. */
  build(): void {
    const { bodies } = this.engine
    const segments = this.segments()
    const letters = new FoldedCodes()
    let batch = new SegmentBuilder(letters)
    for (const article of this.articles) {
      batch.add(documentOf(article))
      if (batch.weight < wordsPerBatch) continue
      bodies.adopt(segments.write(batch.finish()))
      batch = new SegmentBuilder(letters)
    }
    if (batch.size > 0) bodies.adopt(segments.write(batch.finish()))
    while (bodies.needsTidying) for (const _ of bodies.tidy(() => segments.draft()));
    segments.removeAllBut(bodies.segments)
  }

  /** What the app's worker does when there is nothing else to do. */
  rest(): void {
    while (this.engine.prepare() || this.engine.bodies.gather());
  }

  /** Opens what `build` has written. */
  open(): void {
    this.segments().load((data) => this.engine.bodies.adopt(data))
  }

  private segments(): SegmentFolder {
    return new SegmentFolder({ folder: this.folder, libraryId: 'bench', mayWrite: true, log: console.log })
  }

  get bytesOnDisk(): number {
    return fs
      .readdirSync(this.folder)
      .reduce((sum, name) => sum + fs.statSync(path.join(this.folder, name)).size, 0)
  }

  private textOf(id: ArticleId): PreparedText {
    const text = this.kept.get(id) ?? prepareText(this.articles[Number(id)]?.body ?? '')
    this.kept.delete(id)
    this.kept.set(id, text)
    const [oldest] = this.kept.keys()
    if (this.kept.size > keptTexts && oldest !== undefined) this.kept.delete(oldest)
    return text
  }
}

export function documentOf({ row, title, body }: MadeArticle): SearchDocument {
  return {
    row,
    id: String(row) as ArticleId,
    title,
    standfirst: [],
    byline: null,
    site: null,
    url: null,
    language: null,
    tags: [],
    publishedAt: null,
    addedAt: String(row).padStart(9, '0'),
    fingerprint: '',
    trashed: false,
    read: false,
    bookmarked: false,
    archived: false,
    highlighted: false,
    noted: false,
    notes: [],
    incomplete: false,
    wordCount: 0,
    text: body,
    hasPicture: false,
  }
}
