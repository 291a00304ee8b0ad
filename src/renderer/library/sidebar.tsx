import {
  Archive,
  Bookmark,
  BookOpen,
  CircleDot,
  Files,
  Highlighter,
  History,
  Inbox,
  Keyboard,
  Plus,
  Settings,
  Trash2,
} from 'lucide-react'
import { useEffect, useMemo, useRef, type ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { focusIds, focusOn } from '../app/focus.ts'
import { useRunner, useServices } from '../app/services-context.ts'
import { CommandButton } from '../commands/command-button.tsx'
import { SavedSearches } from '../search/saved-searches.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { SidebarGroup } from './sidebar-group.tsx'
import { SidebarItem } from './sidebar-item.tsx'
import { TagBranch } from './tag-branch.tsx'
import { treeOf } from './tag-tree.ts'
import { useSidebarKeys } from './use-sidebar-keys.ts'
import { useSay } from '../language/use-say.ts'
import './sidebar.css'

/** The views of the library, with counts. */
export function Sidebar(): ReactElement {
  const say = useSay()
  const { library, layout } = useServices()
  const runner = useRunner()
  const counts = useReadable(library, (state) => state.counts)
  const tags = useMemo(() => treeOf(counts.tags), [counts.tags])
  const viewsShown = useReadable(layout, (state) => state.viewsShown)
  const nav = useRef<HTMLElement>(null)
  const onKeyDown = useSidebarKeys(nav)
  useEffect(() => {
    if (viewsShown) focusOn('views')
  }, [viewsShown])

  return (
    <nav
      ref={nav}
      id={focusIds.views}
      className="sidebar"
      aria-label={say('library.views')}
      data-region="views"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="sidebar-head">
        <Button
          className="sidebar-add"
          onPress={() => {
            runner.run('import.add', 'views')
          }}
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {say('library.add')}
        </Button>
      </div>
      <div className="sidebar-body">
        <ul>
          <SidebarItem view={{ kind: 'inbox' }} icon={Inbox} count={counts.inbox} />
          <SidebarItem view={{ kind: 'unread' }} icon={CircleDot} count={counts.unread} />
          <SidebarItem view={{ kind: 'begun' }} icon={BookOpen} count={counts.begun} />
          <SidebarItem view={{ kind: 'bookmarked' }} icon={Bookmark} count={counts.bookmarked} />
          <SidebarItem view={{ kind: 'highlighted' }} icon={Highlighter} count={counts.highlighted} />
          <SidebarItem view={{ kind: 'archive' }} icon={Archive} count={counts.archive} />
          <SidebarItem view={{ kind: 'all' }} icon={Files} count={counts.all} />
          <SidebarItem view={{ kind: 'trash' }} icon={Trash2} count={counts.trash} />
        </ul>
        <SavedSearches />
        <SidebarGroup name={say('library.tags')} entries={tags}>
          {(node) => <TagBranch key={node.tag} node={node} />}
        </SidebarGroup>
        <SidebarGroup name={say('library.sites')} entries={counts.sites}>
          {({ name, count }) => <SidebarItem key={name} view={{ kind: 'site', site: name }} count={count} />}
        </SidebarGroup>
      </div>
      <div className="sidebar-foot">
        <CommandButton command="import.receipts" icon={History} region="views" />
        <CommandButton command="help.keys" icon={Keyboard} region="views" />
        <CommandButton command="settings.open" icon={Settings} region="views" />
      </div>
    </nav>
  )
}
