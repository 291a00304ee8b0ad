import type { ArticleId, ArticleSummary, ImportId } from '@shared/article.ts'
import type { Events, OffprintClient } from '@shared/ipc/contract.ts'
import type { PayloadOf } from '@shared/ipc/define.ts'
import { defaultSettings } from '@shared/settings.ts'
import type { Standing } from '@shared/standing.ts'
import type { LibraryCounts, View } from '@shared/view.ts'
import { belongsTo, compareInView } from '@shared/view.ts'

export const noCounts: LibraryCounts = {
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

/** Row 0 is the newest, as it stands at the top of a view. */
export function fakeArticle(row: number, change: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: String(row).padStart(16, '0') as ArticleId,
    row,
    title: `Article ${String(row)}`,
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
    addedAt: new Date(Date.UTC(2026, 0, 1) - row * 1000).toISOString(),
    importId: '0'.repeat(16) as ImportId,
    wordCount: 100,
    excerpt: '',
    fingerprint: String(row),
    ...change,
  }
}

export interface FakeClient {
  readonly client: OffprintClient
  readonly emit: <Name extends keyof Events>(name: Name, payload: PayloadOf<Events[Name]>) => void
  readonly calls: string[]
  /** Changes what the library holds without telling anyone. */
  readonly put: (articles: readonly ArticleSummary[], revision: number) => void
}

/** A library in memory behind the contract, for tests: only what the stores ask of it. */
export function fakeClient(
  articles: readonly ArticleSummary[],
  standing: Standing | null = null,
): FakeClient {
  const byRow = new Map(articles.map((article) => [article.row, article]))
  const listeners = new Map<string, ((payload: never) => void)[]>()
  const calls: string[] = []
  let revision = 1
  const listed = (view: View): ArticleSummary[] =>
    [...byRow.values()].filter((article) => belongsTo(view, article)).sort(compareInView)
  const ok = <Value>(value: Value) => Promise.resolve({ ok: true as const, value })
  const partial = {
    on: (name: string, listener: (payload: never) => void) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
      return () => undefined
    },
    library: {
      open: () =>
        ok({
          revision,
          folder: '/library',
          settings: defaultSettings,
          standing,
          counts: noCounts,
          undo: null,
          notices: [],
          unsaved: null,
          readOnly: null,
          version: '0',
          platform: 'linux' as const,
        }),
      view: ({ view }: { view: View }) => {
        calls.push(`view ${view.kind}`)
        const found = listed(view)
        const rows = new Uint32Array(found.map((article) => article.row))
        return ok({ revision, total: found.length, rows, first: found.slice(0, 100) })
      },
      summaries: ({ rows }: { rows: number[] }) => {
        calls.push(`summaries ${String(rows.length)}`)
        return ok(rows.flatMap((row) => byRow.get(row) ?? []))
      },
    },
    article: {
      get: ({ id }: { id: string }) => {
        const article = [...byRow.values()].find((each) => each.id === id)
        return article === undefined
          ? Promise.resolve({ ok: false, fault: { code: 'article-not-found', message: 'gone' } })
          : ok(article)
      },
    },
  }
  return {
    client: partial as unknown as OffprintClient,
    calls,
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    put: (changed, newRevision) => {
      for (const article of changed) byRow.set(article.row, article)
      revision = newRevision
    },
  }
}
