import { PanelLeft } from 'lucide-react'
import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { SortMenu } from './sort-menu.tsx'
import { TagMenu } from './tag-menu.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { viewName } from './view-name.ts'
import { useSay } from '../language/use-say.ts'

/** Which list this is and how long; or what is selected in it, and what can be done with that. */
export function ListHeader(): ReactElement {
  const say = useSay()
  const { library, search, layout } = useServices()
  const view = useReadable(library, (state) => state.view)
  const count = useReadable(library, (state) => state.rows.length)
  const selected = useReadable(library, (state) => state.selected.size)
  const isSearching = useReadable(search, (state) => state.phase !== 'idle')
  const found = useReadable(search, (state) => state.total)
  const isUnfinished = useReadable(search, ({ understood }) =>
    understood.every(({ meaning }) => meaning === ''),
  )
  if (selected > 0) return <SelectionBar count={selected} />
  return (
    <header className="list-header">
      <IconButton
        className="list-header-views"
        icon={PanelLeft}
        label={say('library.showTheViews')}
        onPress={() => {
          layout.showViews(true)
        }}
      />
      <h1>
        <span className="list-header-name" dir="auto">
          {isSearching ? say('library.search') : viewName(view, say)}
        </span>
        <span className="list-header-count" role={isSearching ? 'status' : undefined}>
          {isSearching
            ? isUnfinished
              ? ''
              : say('count.results', { count: found })
            : count > 0 && say.number(count)}
        </span>
      </h1>
      {!isSearching && view.kind === 'tag' && <TagMenu />}
      {!isSearching && count > 1 && view.kind !== 'highlighted' && <SortMenu />}
    </header>
  )
}
