import { useRef, type ReactElement } from 'react'
import { focusIds } from '../app/focus.ts'
import { useRunner, useServices } from '../app/services-context.ts'
import { useRescuedFocus } from '../app/use-rescued-focus.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { emptyWords } from './empty-words.ts'
import { isEmptyLibrary } from './view-name.ts'
import { useSay } from '../language/use-say.ts'

/** A view without articles: why, and what to do next. */
export function EmptyView(): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const runner = useRunner()
  const view = useReadable(library, (state) => state.view)
  const isNew = useReadable(library, (state) => isEmptyLibrary(state.counts))
  const failure = useReadable(library, (state) => state.viewFailure)
  // A key can be taken away; the palette finds the command by its name then.
  const keyOf = (command: string): string => {
    const face = runner.face(command, 'article')
    return face?.keys ?? `“${face?.title ?? ''}”`
  }
  const page = useRef<HTMLDivElement>(null)
  useRescuedFocus(page)
  const words =
    failure === null
      ? emptyWords(view, isNew, say, keyOf)
      : { title: say('library.thisViewDidNotOpen'), lines: [say.heard(failure)] }
  return (
    <div ref={page} id={focusIds.list} className="empty-view" data-region="list" tabIndex={-1}>
      <h2>{words.title}</h2>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isNew && failure === null && (
        <div className="empty-view-actions">
          <TextButton
            primary
            onPress={() => {
              runner.run('import.add', 'list')
            }}
          >
            {say('library.addArticles')}
          </TextButton>
          <TextButton
            onPress={() => {
              runner.run('import.files', 'list')
            }}
          >
            {say('library.chooseFiles')}
          </TextButton>
        </div>
      )}
    </div>
  )
}
