import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { splitTags } from './fields.ts'
import { tableBundle } from './rows.ts'

const addressNames = ['url', 'link', 'address', 'href', 'uri']
const titleNames = ['title', 'name', 'headline']
const dateNames = [
  'created',
  'created_at',
  'date added',
  'date_added',
  'added',
  'added_at',
  'saved',
  'saved_at',
  'timestamp',
  'time_added',
  'date',
]
const tagNames = ['tags', 'labels', 'keywords', 'tag']
const aboutNames = ['description', 'excerpt', 'summary']

/** Any other table with a column of addresses, read by the names that such tables use. */
export const csvLinks: TextFormat = (probe) => {
  const { table } = probe
  if (table === null) return null
  const find = (names: readonly string[]): string | undefined =>
    names.find((name) => table.columns.includes(name))
  const address = find(addressNames)
  if (address === undefined) return null
  const [title, date, tags, about] = [titleNames, dateNames, tagNames, aboutNames].map(find)
  return tableBundle('csv', table, (row) => {
    const of = (column: string | undefined): string => (column === undefined ? '' : row.cell(column))
    const written = of(tags)
    const separator = written.includes('|') ? '|' : written.includes(';') ? ';' : ','
    return {
      title: of(title),
      url: of(address),
      standfirst: of(about) === '' ? [] : [of(about)],
      ...dated(of(date)),
      tags: splitTags(written, separator),
    }
  })
}
