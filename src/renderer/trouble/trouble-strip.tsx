import { TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { drop } from '../app/drop.ts'
import { focusOnList } from '../app/focus.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { OpenAgain } from './open-again.tsx'
import { unsavedWords } from './unsaved-words.ts'
import { useSay } from '../language/use-say.ts'
import './trouble-strip.css'

/** What a reader must not miss about the library. Stays until it is over, or dismissed. */
export function TroubleStrip(): ReactElement {
  const say = useSay()
  const { library, unsaved: acts, dialogs } = useServices()
  const unsaved = useReadable(library, (state) => state.unsaved)
  const readOnly = useReadable(library, (state) => state.opening?.readOnly ?? null)
  const notices = useReadable(library, (state) => state.notices)
  return (
    <div className="trouble" role="status">
      {unsaved !== null && (
        <Line message={unsavedWords(unsaved, say)}>
          {unsaved.state !== 'slow' && (
            <>
              <TextButton
                disabled={unsaved.state === 'trying'}
                onPress={() => {
                  drop(acts.retry())
                }}
              >
                {say('trouble.tryAgain')}
              </TextButton>
              <TextButton
                onPress={() => {
                  dialogs.open({ kind: 'discard' })
                }}
              >
                {say('trouble.discard2')}
              </TextButton>
            </>
          )}
        </Line>
      )}
      {readOnly !== null && (
        <Line message={`${say('trouble.nothingCanBeChanged')} ${say.heard(readOnly)}`}>
          <OpenAgain />
        </Line>
      )}
      {notices.map((notice) => (
        <Line key={notice} message={say.heard(notice)}>
          <TextButton
            onPress={() => {
              library.dismissNotice(notice)
              focusOnList()
            }}
          >
            {say('trouble.dismiss')}
          </TextButton>
        </Line>
      ))}
    </div>
  )
}

function Line({
  message,
  children,
}: {
  readonly message: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className="trouble-line">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <p dir="auto">{message}</p>
      <div className="trouble-acts">{children}</div>
    </div>
  )
}
