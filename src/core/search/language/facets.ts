import type { Facet, FacetValue } from '@shared/search.ts'
import type { FilterColumns } from './filter-columns.ts'
import { noYear } from './filter-columns.ts'
import { filterText } from './names.ts'
import { siteFilter } from './site-filter.ts'
import { togglerOf } from './toggle.ts'

/** Values of one facet that are given: nobody reads a longer list. */
const mostValues = 30
/** Of four digits. */
const lastYear = 9999

/** How the articles that were found are spread over sites, tags and years, and the query that each leads to. */
export function facetsOf(columns: FilterColumns, rows: Uint32Array, query: string): readonly Facet[] {
  const toggle = togglerOf(query)
  const sites = new Uint32Array(columns.sites.end)
  const tags = new Uint32Array(columns.tags.end)
  const years = new Uint32Array(lastYear + 1)
  for (const row of rows) {
    const site = columns.siteOf[row] ?? 0
    sites[site] = (sites[site] ?? 0) + 1
    for (const tag of columns.tagsAt(row)) tags[tag] = (tags[tag] ?? 0) + 1
    const year = columns.years[row] ?? noYear
    if (year >= 0) years[year] = (years[year] ?? 0) + 1
  }
  const siteCounts = new Map<string, number>()
  for (let number = 1; number < sites.length; number++) {
    const name = columns.sites.at(number)?.name ?? ''
    const count = sites[number] ?? 0
    if (count > 0) siteCounts.set(name, (siteCounts.get(name) ?? 0) + count)
  }
  const tagCounts = new Map<string, number>()
  for (let number = 1; number < tags.length; number++) {
    const count = tags[number] ?? 0
    if (count > 0) tagCounts.set(columns.tags.at(number)?.name ?? '', count)
  }
  const value = (name: string, count: number, filter: string): FacetValue => {
    const next = toggle(filter)
    return { name, count, query: next.text, isChosen: next.wasThere }
  }
  const named = (counts: ReadonlyMap<string, number>, filterOf: (name: string) => string) =>
    [...counts]
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .slice(0, mostValues)
      .map(([name, count]) => value(name, count, filterOf(name)))
  const facets: readonly Facet[] = [
    { kind: 'site', values: named(siteCounts, (name) => siteFilter(columns, name)) },
    { kind: 'tag', values: named(tagCounts, (name) => filterText('tag', name)) },
    {
      kind: 'year',
      values: newestYears(years).map((year) => value(String(year), years[year] ?? 0, `published:${year}`)),
    },
  ]
  return facets.filter(({ values }) => values.length > 0)
}

/** Of ten thousand years few have any article. */
function newestYears(counts: Uint32Array): readonly number[] {
  const years: number[] = []
  for (let year = counts.length - 1; year >= 0 && years.length < mostValues; year--) {
    if ((counts[year] ?? 0) > 0) years.push(year)
  }
  return years
}
