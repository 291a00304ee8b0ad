import type { Row } from '@shared/article.ts'
import type { SearchHead } from './documents.ts'
import { fold } from './normalise.ts'
import type { TitleHit } from './title-index.ts'
import { TitleIndex } from './title-index.ts'

/** Bylines, sites and tags: few different ones, each on many articles, so each is searched once. */
export class Labels {
  private readonly index = new TitleIndex<string>()
  private readonly rows = new Map<string, Set<Row>>()
  private readonly labelsOf = new Map<Row, readonly string[]>()

  set(head: SearchHead): void {
    const labels = [head.byline, head.site, ...head.tags].filter((label) => label !== null).map(fold)
    this.delete(head.row)
    if (labels.length === 0) return
    this.labelsOf.set(head.row, labels)
    for (const label of labels) {
      const rows = this.rows.get(label) ?? new Set()
      rows.add(head.row)
      this.rows.set(label, rows)
      this.index.set(label, label)
    }
  }

  delete(row: Row): void {
    for (const label of this.labelsOf.get(row) ?? []) {
      const rows = this.rows.get(label)
      rows?.delete(row)
      if (rows?.size === 0) {
        this.rows.delete(label)
        this.index.delete(label)
      }
    }
    this.labelsOf.delete(row)
  }

  search(pattern: string, limit: number): readonly TitleHit<string>[] {
    return this.index.search(pattern, limit)
  }

  rowsOf(label: string): ReadonlySet<Row> {
    return this.rows.get(label) ?? new Set()
  }
}
