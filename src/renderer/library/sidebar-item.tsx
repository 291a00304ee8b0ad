import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import type { View } from '@shared/view.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { useReadable } from '../ui/use-readable.ts'
import { viewKey, viewName } from './view-name.ts'

export interface SidebarItemProps {
  readonly view: View
  readonly icon?: LucideIcon
  readonly count: number
  /** Where it is not called what its view is. */
  readonly name?: string
}

export function SidebarItem({ view, icon: Icon, count, name }: SidebarItemProps): ReactElement {
  const say = useSay()
  const { library, navigation, layout, search } = useServices()
  const key = viewKey(view)
  const isSearching = useReadable(search, (state) => state.phase !== 'idle')
  const isShown = useReadable(library, (state) => viewKey(state.view) === key)
  // What is shown then is the search.
  const isChosen = isShown && !isSearching
  return (
    <li>
      <button
        type="button"
        className="sidebar-item"
        aria-current={isChosen ? 'page' : undefined}
        onClick={() => {
          layout.showViews(false)
          drop(navigation.show(view))
        }}
      >
        {Icon !== undefined && <Icon size={15} strokeWidth={1.75} aria-hidden="true" />}
        <span className="sidebar-item-name">
          <bdi>{name ?? viewName(view, say)}</bdi>
        </span>{' '}
        {count > 0 && <span className="sidebar-item-count">{say.number(count)}</span>}
      </button>
    </li>
  )
}
