import type { Row } from '@shared/article.ts'
import type { FilterColumns } from './language/filter-columns.ts'
import { fold } from './normalise.ts'
import { isPlausible, plausibleErrors } from './plausible.ts'
import { TitleIndex } from './title-index.ts'

/** Where a label comes from. */
type Kind = 'bylines' | 'sites' | 'tags'
const kinds = ['bylines', 'sites', 'tags'] as const satisfies readonly Kind[]

/** Of each kind, in one slice. */
const namesAtOnce = 200

/** Found, before those are left out that no article has any more. */
const mostFound = 20

/**
 * Bylines, sites and tags as Fuse.js finds them: few different ones, each on many articles, so each is searched once.
 * Which articles have one is asked of the columns.
 */
export class Labels {
  private readonly columns: FilterColumns
  private readonly index = new TitleIndex()
  private readonly texts = new Map<string, number>()
  /** Of each kind, which label each number of the columns has; 0 is none. */
  private readonly labelOf: Readonly<Record<Kind, number[]>> = { bylines: [0], sites: [0], tags: [0] }

  constructor(columns: FilterColumns) {
    this.columns = columns
  }

  /** Articles that pass and have one of the labels that resemble the pattern most. */
  rowsLike(pattern: string, limit: number, filter: Uint8Array): readonly Row[] {
    const mostErrors = plausibleErrors(pattern)
    if (mostErrors < 0) return []
    this.keepUp()
    const found = this.index
      .search(pattern, mostFound, { mostErrors })
      .filter((hit) => isPlausible(pattern, this.index.textOf(hit.key), hit))
    if (found.length === 0) return []
    const order = new Map(found.map(({ key }, at) => [key, at]))
    const rows = found.map((): Row[] => [])
    const wanted = kinds.map((kind) => this.labelOf[kind].map((label) => order.get(label) ?? -1))
    const [bylines = [], sites = [], tags = []] = wanted
    const { columns } = this
    for (let row = 0; row < filter.length; row++) {
      if (filter[row] !== 1) continue
      rows[bylines[columns.bylineOf[row] ?? 0] ?? -1]?.push(row)
      rows[sites[columns.siteOf[row] ?? 0] ?? -1]?.push(row)
      for (const tag of columns.tagsAt(row)) rows[tags[tag] ?? -1]?.push(row)
    }
    return [
      ...new Set(
        rows
          .filter((each) => each.length > 0)
          .slice(0, limit)
          .flat(),
      ),
    ]
  }

  /** Takes in some of the names that are new. Gives false when there are none. */
  prepare(): boolean {
    const before = this.taken
    this.takeIn(namesAtOnce)
    return this.taken > before
  }

  /** Takes in the names that came since the last time. */
  private keepUp(): void {
    this.takeIn(Infinity)
  }

  private get taken(): number {
    return kinds.reduce((sum, kind) => sum + this.labelOf[kind].length, 0)
  }

  private takeIn(most: number): void {
    const { columns } = this
    for (const kind of kinds) {
      const labels = this.labelOf[kind]
      const stop = Math.min(columns[kind].end, labels.length + most)
      for (let number = labels.length; number < stop; number++) {
        const name =
          kind === 'sites' ? (columns.sites.at(number)?.given ?? '') : columns[kind].at(number)?.name
        labels.push(this.labelFor(fold(name ?? '')))
      }
    }
  }

  /** Names that differ in what folding takes away only have one label. */
  private labelFor(text: string): number {
    if (text.trim() === '') return 0
    const known = this.texts.get(text)
    if (known !== undefined) return known
    const label = this.texts.size + 1
    this.texts.set(text, label)
    this.index.set(label, text)
    return label
  }
}
