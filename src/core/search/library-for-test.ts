import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ArticleSummary, ImportId, Row } from '@shared/article.ts'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import type { LibraryChange } from '@shared/view.ts'
import type { Library } from '@core/library/library.ts'
import type { SnapshotState } from '@core/library/since-snapshot.ts'
import { idOf } from './document-for-test.ts'
import type { SearchHead } from './documents.ts'
import { headOf } from './documents.ts'

const emptyCounts = {
  inbox: 0,
  unread: 0,
  bookmarked: 0,
  archive: 0,
  all: 0,
  trash: 0,
  highlighted: 0,
  noted: 0,
  begun: 0,
  tags: [],
  sites: [],
}

function highlightForTest(note: string): Highlight {
  return {
    id: '0000000000000000' as HighlightId,
    quote: '',
    prefix: '',
    suffix: '',
    start: null,
    colour: 'yellow',
    note,
    tags: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
  }
}

/** As much of a library as search sees, with its bodies in a real folder. */
export class LibraryForTest {
  readonly folder: string
  readonly id: string
  private readonly summaries = new Map<Row, ArticleSummary>()
  private readonly highlights = new Map<Row, readonly Highlight[]>()
  private readonly listeners = new Set<(change: LibraryChange) => void>()
  private readonly foldListeners = new Set<(state: SnapshotState) => void>()
  private readonly differing = new Set<Row>()
  private revision = 0
  private mark: SnapshotState['mark'] | null = null

  constructor(folder = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-search-')), id = 'library-for-test') {
    this.folder = folder
    this.id = id
  }

  get asLibrary(): Library {
    return this as unknown as Library
  }

  all(): Iterable<ArticleSummary> {
    return this.summaries.values()
  }

  rows(): Uint32Array {
    return Uint32Array.from(this.summaries.keys())
  }

  summaryAt(row: Row): ArticleSummary | undefined {
    return this.summaries.get(row)
  }

  highlightsAt(row: Row): readonly Highlight[] {
    return this.highlights.get(row) ?? []
  }

  /** As the index is told of it. */
  headsOf(summaries: Iterable<ArticleSummary>): readonly SearchHead[] {
    return Array.from(summaries, (summary) => headOf(summary, this.highlightsAt(summary.row)))
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get snapshot(): SnapshotState | null {
    return this.mark === null ? null : { mark: this.mark, differing: Uint32Array.from(this.differing) }
  }

  onFold(listener: (state: SnapshotState) => void): () => void {
    this.foldListeners.add(listener)
    return () => this.foldListeners.delete(listener)
  }

  /** As if a new snapshot had been written. */
  fold(): void {
    this.mark = { length: this.revision, sum: this.revision, headSum: 'test' }
    this.differing.clear()
    const { snapshot } = this
    if (snapshot !== null) for (const listener of this.foldListeners) listener(snapshot)
  }

  put(row: Row, title: string, html: string, more: Partial<ArticleSummary> = {}): void {
    const id = idOf(row)
    fs.mkdirSync(path.join(this.folder, 'articles', id), { recursive: true })
    fs.writeFileSync(path.join(this.folder, 'articles', id, 'body.html'), html)
    const summary: ArticleSummary = {
      id,
      row,
      title,
      standfirst: [],
      byline: null,
      dateline: null,
      publishedAt: null,
      site: null,
      url: null,
      language: 'en',
      direction: 'ltr',
      bookmarked: false,
      archived: false,
      read: false,
      trashedAt: null,
      tags: [],
      progress: 0,
      place: null,
      addedAt: '2026-01-01T00:00:00.000Z',
      importId: '0000000000000000' as ImportId,
      wordCount: 1,
      excerpt: '',
      fingerprint: title + html,
      ...more,
    }
    this.highlights.delete(row)
    this.summaries.set(row, summary)
    this.changed([summary], [])
  }

  /** Writes a note on an article, in place of the one before. */
  note(row: Row, note: string): void {
    const summary = this.summaries.get(row)
    if (summary === undefined) return
    const noted = { ...summary, highlightCount: 1, noteCount: 1 }
    this.highlights.set(row, [highlightForTest(note)])
    this.summaries.set(row, noted)
    this.changed([noted], [])
  }

  trash(row: Row): void {
    const summary = this.summaries.get(row)
    if (summary === undefined) return
    const trashed = { ...summary, trashedAt: '2026-02-02T00:00:00.000Z' }
    this.summaries.set(row, trashed)
    this.changed([trashed], [])
  }

  remove(row: Row): void {
    this.summaries.delete(row)
    this.highlights.delete(row)
    this.changed([], [row])
  }

  private changed(changed: readonly ArticleSummary[], removed: readonly Row[]): void {
    this.revision++
    for (const row of [...changed.map((summary) => summary.row), ...removed]) this.differing.add(row)
    for (const listener of this.listeners) {
      listener({ revision: this.revision, changed, removed, counts: emptyCounts, undo: null })
    }
  }
}
