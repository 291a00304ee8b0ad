import type { ReactElement } from 'react'
import { Button } from 'react-aria-components'
import type { ReadingCommands } from './reading-commands.ts'

export interface EmptyPageProps {
  readonly commands: ReadingCommands
  readonly singleKeys: boolean
}

/** Nothing is open. */
export function EmptyPage({ commands, singleKeys }: EmptyPageProps): ReactElement {
  const search = singleKeys ? commands.face('search.focus')?.keys : null
  return (
    <div className="reading-state">
      <p>Choose an article to read it here.</p>
      <p className="reading-state-hint">
        <kbd>{singleKeys ? 'j' : '↓'}</kbd> and <kbd>{singleKeys ? 'k' : '↑'}</kbd> move through the list,{' '}
        <kbd>Enter</kbd> opens
        {search && (
          <>
            , <kbd>{search}</kbd> searches
          </>
        )}
        .
      </p>
    </div>
  )
}

/** The body is on its way, and it takes long enough to say so. */
export function WaitingPage(): ReactElement {
  return (
    <div className="reading-state" role="status">
      <p>Opening…</p>
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
  return (
    <div className="reading-state" role="alert">
      <p>
        <bdi>“{title || 'Untitled'}”</bdi> cannot be shown.
      </p>
      <p className="reading-state-hint">
        {reason} If the library is on a drive or in a folder that is synchronised, see that it is there, then
        try again. Undo and the backups of the library are untouched.
      </p>
      <Button className="reading-action" onPress={onRetry}>
        Try again
      </Button>
    </div>
  )
}
