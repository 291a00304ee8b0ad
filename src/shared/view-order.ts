import * as v from 'valibot'
import type { ArticleSummary } from './article.ts'
import type { View } from './view.ts'
import { compareInView } from './view.ts'

/** How a view can be sorted. `newest` is by when things were added, as everything that is not asked for is. */
export const viewOrders = [
  'newest',
  'oldest',
  'published',
  'lastRead',
  'site',
  'longest',
  'shortest',
] as const
export const ViewOrder = v.picklist(viewOrders)
export type ViewOrder = v.InferOutput<typeof ViewOrder>

/** What a view is sorted by, where the reader chose it: by the view's kind, so that all tags are alike. */
export const ViewOrders = v.record(v.pipe(v.string(), v.maxLength(20)), ViewOrder)
export type ViewOrders = v.InferOutput<typeof ViewOrders>

export function orderOf(view: View, orders: ViewOrders): ViewOrder {
  // What was begun is gone on with where one was last.
  return orders[view.kind] ?? (view.kind === 'begun' ? 'lastRead' : 'newest')
}

/** Minutes since 1970 of when it was published; of when it came where nobody said. */
export function publishedMinute({
  publishedAt,
  addedAt,
}: Pick<ArticleSummary, 'publishedAt' | 'addedAt'>): number {
  const published = publishedAt === null ? NaN : Date.parse(publishedAt)
  const time = Number.isNaN(published) ? Date.parse(addedAt) : published
  return Number.isNaN(time) ? 0 : Math.floor(time / 60_000)
}

/** Seconds since 1970 of when it was last read in, because one may open several in a minute; 0 for never. */
export function lastReadSecond({ lastReadAt }: Pick<ArticleSummary, 'lastReadAt'>): number {
  const time = lastReadAt === undefined ? NaN : Date.parse(lastReadAt)
  return Number.isNaN(time) ? 0 : Math.floor(time / 1000)
}

// One collation everywhere: the process that sorts and the page that puts a new article in its place must agree.
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** By name, as a reader looks for it; without a site at the end. */
export function compareSites(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b))
}

type Compare = (a: ArticleSummary, b: ArticleSummary) => number

const first: Readonly<Record<Exclude<ViewOrder, 'newest' | 'oldest'>, Compare>> = {
  published: (a, b) => publishedMinute(b) - publishedMinute(a),
  lastRead: (a, b) => lastReadSecond(b) - lastReadSecond(a),
  site: (a, b) => compareSites(a.site, b.site),
  longest: (a, b) => b.wordCount - a.wordCount,
  shortest: (a, b) => a.wordCount - b.wordCount,
}

/** Of two articles of a view the one that stands first; what is alike stands as in `newest`. */
export function comparing(order: ViewOrder): Compare {
  if (order === 'newest') return compareInView
  if (order === 'oldest') return (a, b) => compareInView(b, a)
  const compare = first[order]
  return (a, b) => compare(a, b) || compareInView(a, b)
}
