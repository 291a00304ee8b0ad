import { ChevronRight } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { SidebarItem } from './sidebar-item.tsx'
import type { TagNode } from './tag-tree.ts'

export interface TagBranchProps {
  readonly node: TagNode
}

/** A tag of the sidebar; with others nested in it, they open below it. */
export function TagBranch({ node }: TagBranchProps): ReactElement {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const { tag, name, count, nested } = node
  const item = <SidebarItem view={{ kind: 'tag', tag }} name={name} count={count} />
  if (nested.length === 0) return item
  return (
    <li className="tag-branch">
      <button
        type="button"
        className="tag-branch-toggle"
        aria-expanded={isOpen}
        aria-label={say('library.tagsIn', { tag })}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        <ChevronRight size={12} strokeWidth={2} aria-hidden="true" />
      </button>
      <ul>
        {item}
        {isOpen && nested.map((each) => <TagBranch key={each.tag} node={each} />)}
      </ul>
    </li>
  )
}
