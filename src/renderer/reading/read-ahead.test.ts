import type { ArticleId, ArticleSummary, Row } from '@shared/article.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Observable } from '../ui/observable.ts'
import { readAhead } from './read-ahead.ts'

class FakeLibrary extends Observable<{ readonly open: ArticleSummary | null }> {
  summary(row: Row): ArticleSummary | undefined {
    // What was never seen is not known, and not waited for.
    return row === 13 ? undefined : ({ row, id: `id ${String(row)}` as ArticleId } as ArticleSummary)
  }
  open(row: Row | null): void {
    this.set({ open: row === null ? null : (this.summary(row) ?? null) })
  }
}

function app() {
  const library = new FakeLibrary({ open: null })
  const search = new Observable(0)
  const navigation = { rows: new Uint32Array([10, 11, 12, 13]), cursor: null as Row | null }
  const fetched: (readonly Row[])[] = []
  const bodies = {
    ahead: async (articles: readonly { readonly id: ArticleId }[]): Promise<void> => {
      fetched.push(articles.map(({ id }) => Number(id.slice(3))))
    },
  }
  readAhead({ bodies, library, search, navigation })
  return { library, search, navigation, fetched }
}

describe('reading ahead', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('fetches what comes after and before the open article', () => {
    const { library, fetched } = app()
    library.open(11)
    vi.runAllTimers()
    expect(fetched).toEqual([[12, 10]])
  })

  it('fetches what the cursor rests on, and nothing that it passes', () => {
    const { library, navigation, fetched } = app()
    library.open(10)
    for (const row of [11, 12]) {
      navigation.cursor = row
      library.open(10)
      vi.advanceTimersByTime(50)
    }
    expect(fetched).toEqual([])
    vi.runAllTimers()
    expect(fetched).toEqual([[12, 11]])
  })

  it('leaves what is not known, and what is open', () => {
    const { library, navigation, fetched } = app()
    navigation.cursor = 12
    library.open(12)
    vi.runAllTimers()
    expect(fetched).toEqual([[11]])
  })
})
