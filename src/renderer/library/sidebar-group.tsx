import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactElement } from 'react'
import type { Named, View } from '@shared/view.ts'
import { SidebarItem } from './sidebar-item.tsx'
import { useSay } from '../language/use-say.ts'

export interface SidebarGroupProps {
  readonly name: string
  readonly entries: readonly Named[]
  readonly viewOf: (name: string) => View
}

/** A long tail of tags or sites would push everything else out of sight. */
const mostShown = 8

/** Tags or sites, the largest first. */
export function SidebarGroup({ name, entries, viewOf }: SidebarGroupProps): ReactElement | null {
  const say = useSay()
  const [isOpen, setOpen] = useState(true)
  const [showsAll, setShowsAll] = useState(false)
  const listId = useId()
  if (entries.length === 0) return null
  const bySize = entries.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
  const shown = showsAll ? bySize : bySize.slice(0, mostShown)
  const more = entries.length - mostShown
  return (
    <section className="sidebar-group">
      <h2>
        <button
          type="button"
          className="sidebar-group-name"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => {
            setOpen(!isOpen)
          }}
        >
          <ChevronRight size={12} strokeWidth={2} aria-hidden="true" />
          {name}
        </button>
      </h2>
      {isOpen && (
        <ul id={listId}>
          {shown.map((entry) => (
            <SidebarItem key={entry.name} view={viewOf(entry.name)} count={entry.count} />
          ))}
          {more > 0 && (
            <li>
              <button
                type="button"
                className="sidebar-item sidebar-more"
                onClick={() => {
                  setShowsAll(!showsAll)
                }}
              >
                {showsAll ? say('library.showFewer') : say('library.showAll', { total: entries.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}
