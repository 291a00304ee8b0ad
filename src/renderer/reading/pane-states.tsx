import type { ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { rich } from '../language/rich.tsx'
import type { ReadingCommands } from './reading-commands.ts'
import { useSay } from '../language/use-say.ts'

export interface EmptyPageProps {
  readonly commands: ReadingCommands
  readonly singleKeys: boolean
}

/** Nothing is open. */
export function EmptyPage({ commands, singleKeys }: EmptyPageProps): ReactElement {
  const say = useSay()
  const next = commands.face('list.down')?.keys
  const previous = commands.face('list.up')?.keys
  const search = singleKeys ? commands.face('search.focus')?.keys : null
  return (
    <div className="reading-state">
      <p>{say('reading.chooseAnArticleToReadIt')}</p>
      <p className="reading-state-hint">
        {rich(say, 'reading.moveThroughTheList', {
          next: <kbd>{singleKeys ? (next ?? '↓') : '↓'}</kbd>,
          previous: <kbd>{singleKeys ? (previous ?? '↑') : '↑'}</kbd>,
          open: <kbd>Enter</kbd>,
        })}
        {search && rich(say, 'reading.andSearches', { key: <kbd>{search}</kbd> })}
        {say('reading.fullStop')}
      </p>
    </div>
  )
}

/** The body is on its way, and it takes long enough to say so. */
export function WaitingPage(): ReactElement {
  const say = useSay()
  return (
    <div className="reading-state" role="status">
      <p>{say('reading.opening')}</p>
    </div>
  )
}

export interface FailedPageProps {
  readonly title: string
  /** One plain sentence. */
  readonly reason: string
  readonly onRetry: () => void
}

export function FailedPage({ title, reason, onRetry }: FailedPageProps): ReactElement {
  const say = useSay()
  return (
    <div className="reading-state" role="alert">
      <p>{rich(say, 'reading.cannotBeShown', { title: <bdi>“{title || say('reading.untitled')}”</bdi> })}</p>
      <p className="reading-state-hint">
        {reason} {say('reading.ifTheLibraryIsOnADrive')}
      </p>
      <Button className="reading-action" onPress={onRetry}>
        {say('reading.tryAgain')}
      </Button>
    </div>
  )
}
