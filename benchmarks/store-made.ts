import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFileSystem } from '../src/core/library/file-system.ts'
import { writeDurably } from '../src/core/library/files.ts'
import { Articles } from '../src/core/library/articles.ts'
import { keepColumns } from '../src/core/library/columns-file.ts'
import { SnapshotWriter } from '../src/core/library/snapshot.ts'
import type { ArticleId, ArticleSummary, ImportId } from '../src/shared/article.ts'
import { defaultSettings } from '../src/shared/settings.ts'
import { madeArticles } from './corpus.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function idOf(row: number): string {
  let id = ''
  for (let rest = row; id.length < 16; rest = Math.floor(rest / 32)) id += alphabet.charAt(rest % 32)
  return id
}

export interface Made {
  readonly summary: ArticleSummary
  readonly body: string
}

/** Summaries of the usual size, the same at every run; those of one import share their time, as in life. */
export function madeSummaries(count: number): readonly Made[] {
  const made: Made[] = []
  for (const { row, title, body, language } of madeArticles(count)) {
    const summary: ArticleSummary = {
      id: idOf(row) as ArticleId,
      row,
      title,
      standfirst: [],
      byline: 'A. Writer',
      dateline: null,
      publishedAt: '2026-01-01',
      site: `site${row % 40}.example`,
      url: `https://site${row % 40}.example/${row}`,
      language,
      direction: language === 'ar' ? 'rtl' : 'ltr',
      bookmarked: row % 9 === 0,
      archived: row % 3 === 0,
      read: row % 2 === 0,
      trashedAt: null,
      tags: row % 5 === 0 ? ['later'] : [],
      progress: 0,
      place: null,
      addedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(row / 20) * 60_000).toISOString(),
      importId: idOf(Math.floor(row / 20)) as ImportId,
      wordCount: body.length / 6,
      excerpt: body.slice(0, 200),
      fingerprint: idOf(row * 7),
    }
    made.push({ summary, body })
  }
  return made
}

/** A library of these summaries, as a fold leaves it; its bodies are not needed for what is measured. */
export async function makeLibrary(folder: string, articles: readonly ArticleSummary[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  for (const inner of ['', 'articles', 'receipts', 'backups'])
    mkdirSync(join(folder, inner), { recursive: true })
  const library = 'benchmark'
  await writeDurably(nodeFileSystem, join(folder, 'offprint.json'), [
    Buffer.from(JSON.stringify({ format: 1, id: library })),
  ])
  const head = {
    format: 1,
    library,
    generation: 1,
    revision: 1,
    nextRow: articles.length,
    writtenAt: '2026-01-01T00:00:00.000Z',
    settings: defaultSettings,
  }
  const all = new Articles()
  for (const article of articles) all.set(article)
  const writer = new SnapshotWriter({ head, articles: all.frozen(), bodies: new Map() })
  await writeDurably(nodeFileSystem, join(folder, 'index.json'), writer.chunks())
  await keepColumns(nodeFileSystem, folder, writer.columns(), console.error)
}
