import { Archive, ArchiveRestore, Bookmark, CircleCheck, Combine, Tag, Trash2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { CommandButton } from '../commands/command-button.tsx'
import { useSay } from '../language/use-say.ts'
import { useReadable } from '../ui/use-readable.ts'

export interface SelectionBarProps {
  readonly count: number
}

export function SelectionBar({ count }: SelectionBarProps): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const isTrash = useReadable(library, (state) => state.view.kind === 'trash')
  return (
    <header className="list-header">
      <h1>
        <span className="list-header-name" role="status">
          {say('library.selected', { count })}
        </span>
      </h1>
      {isTrash ? (
        <>
          <CommandButton command="article.restore" icon={ArchiveRestore} region="list" />
          <CommandButton command="article.deleteForever" icon={Trash2} region="list" />
        </>
      ) : (
        <>
          <CommandButton command="article.bookmark" icon={Bookmark} region="list" />
          <CommandButton command="article.archive" icon={Archive} region="list" />
          <CommandButton command="article.read" icon={CircleCheck} region="list" />
          <CommandButton command="article.tags" icon={Tag} region="list" />
          <CommandButton command="article.merge" icon={Combine} region="list" />
          <CommandButton command="article.trash" icon={Trash2} region="list" />
        </>
      )}
      <CommandButton command="list.selectNone" icon={X} region="list" />
    </header>
  )
}
