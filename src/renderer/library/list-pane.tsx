import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { SearchField } from '../search/search-field.tsx'
import { SearchResults } from '../search/search-results.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { ArticleList } from './article-list.tsx'
import { EmptyView } from './empty-view.tsx'
import { ListHeader } from './list-header.tsx'
import { viewKey } from './view-name.ts'
import { HighlightList } from '../highlighting/highlight-list.tsx'
import { useSay } from '../language/use-say.ts'
import './list-pane.css'

/** A view, or what a search found in its place. */
export function ListPane(): ReactElement {
  const say = useSay()
  const { library, search } = useServices()
  const isSearching = useReadable(search, (state) => state.phase !== 'idle')
  const view = useReadable(library, (state) => viewKey(state.view))
  const viewPhase = useReadable(library, (state) => state.viewPhase)
  const isEmpty = useReadable(library, (state) => state.rows.length === 0)
  return (
    <section className="list-pane" aria-label={say('library.articles')}>
      <ListHeader />
      <SearchField />
      {isSearching ? (
        <SearchResults />
      ) : isEmpty && viewPhase !== 'loading' ? (
        <EmptyView />
      ) : (
        <ViewList view={view} />
      )}
    </section>
  )
}

/** Highlights are listed as such, by article. */
function ViewList({ view }: { readonly view: string }): ReactElement {
  const { library } = useServices()
  const order = useReadable(library, () => library.order)
  // Another order is looked at from its beginning, as another view is.
  return view === 'highlighted' ? <HighlightList /> : <ArticleList key={`${view} ${order}`} />
}
