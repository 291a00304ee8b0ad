import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactElement, type ReactNode } from 'react'
import { useSay } from '../language/use-say.ts'

export interface SidebarGroupProps<Entry> {
  readonly name: string
  /** The largest first. */
  readonly entries: readonly Entry[]
  readonly children: (entry: Entry) => ReactNode
}

/** A long tail of tags or sites would push everything else out of sight. */
const mostShown = 8

/** Tags or sites: the first few, and the others when asked for. */
export function SidebarGroup<Entry>(props: SidebarGroupProps<Entry>): ReactElement | null {
  const { name, entries, children } = props
  const say = useSay()
  const [isOpen, setOpen] = useState(true)
  const [showsAll, setShowsAll] = useState(false)
  const listId = useId()
  if (entries.length === 0) return null
  const shown = showsAll ? entries : entries.slice(0, mostShown)
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
          {shown.map(children)}
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
