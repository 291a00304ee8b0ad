import type { FilterColumns } from './filter-columns.ts'
import { isSite } from './filter-rows.ts'
import { filterText, nameKey } from './names.ts'

/** In quotes where the name without them would be the beginning of another site's, too. */
export function siteFilter(columns: FilterColumns, name: string): string {
  const known = columns.siteFilters.get(name)
  if (known?.sites === columns.sites.end) return known.filter
  const key = nameKey(name)
  const found = new Set<string>()
  columns.sites.passing((site) => {
    if (isSite(site, key, false)) found.add(site.name)
    return false
  })
  const filter = filterText('site', name, found.size > 1)
  columns.siteFilters.set(name, { sites: columns.sites.end, filter })
  return filter
}
