import { Pencil, Search } from 'lucide-react'
import type { ReactElement } from 'react'
import type { SavedSearch } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { byName } from './searches.ts'
import { useSay } from '../language/use-say.ts'

/** Searches with a name, among the views. Opening one puts it into the search field, where it can be gone on from. */
export function SavedSearches(): ReactElement | null {
  const say = useSay()
  const { library } = useServices()
  const saved = useReadable(library, (state) => state.settings.savedSearches)
  if (saved.length === 0) return null
  return (
    <section className="sidebar-group" aria-labelledby="saved-searches">
      <h2 id="saved-searches">
        <span className="sidebar-group-name">{say('search.searches')}</span>
      </h2>
      <ul>
        {byName(saved).map((each) => (
          <SavedSearchItem key={each.name} saved={each} />
        ))}
      </ul>
    </section>
  )
}

function SavedSearchItem({ saved }: { readonly saved: SavedSearch }): ReactElement {
  const say = useSay()
  const { search, layout, dialogs, navigation, savedCounts } = useServices()
  const count = useReadable(savedCounts, (counts) => counts.get(saved.query) ?? 0)
  const isOpen = useReadable(search, (state) => state.phase !== 'idle' && state.text.trim() === saved.query)
  return (
    <li className="saved-search">
      <button
        type="button"
        className="sidebar-item"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => {
          layout.showViews(false)
          drop(navigation.search(saved.query))
        }}
      >
        <Search size={15} strokeWidth={1.75} aria-hidden="true" />
        <span className="sidebar-item-name">
          <bdi>{saved.name}</bdi>
        </span>{' '}
        {count > 0 && <span className="sidebar-item-count">{say.number(count)}</span>}
      </button>
      <button
        type="button"
        className="saved-search-edit"
        aria-label={say('search.renameOrDelete', { name: saved.name })}
        onClick={() => {
          dialogs.open({ kind: 'savedSearch', saved, query: saved.query })
        }}
      >
        <Pencil size={13} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </li>
  )
}
