import { useEffect, type ReactElement } from 'react'
import type { CopiesFound } from '@shared/copies.ts'
import { mostCopyGroups } from '@shared/copies.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { CopyGroupChoice } from './copy-group.tsx'
import './copies.css'

export interface CopiesDialogProps {
  readonly onClose: () => void
}

/** Articles that came in more than once: which of each stays, and which are left as they are. */
export function CopiesDialog({ onClose }: CopiesDialogProps): ReactElement {
  const say = useSay()
  const { copies } = useServices()
  const { looking, found, failure, isJoining } = useReadable(copies, (state) => state)
  useEffect(() => {
    drop(copies.find())
    return () => {
      drop(copies.close())
    }
  }, [copies])
  const chosen = useReadable(copies, () => copies.chosen.length)
  const join = async (): Promise<void> => {
    if (await copies.join()) onClose()
  }
  return (
    <DialogFrame
      title={say('organising.copies')}
      size="large"
      onClose={onClose}
      actions={
        <Decision
          label={say('organising.joinCount', { count: chosen })}
          disabled={chosen === 0 || isJoining}
          onCancel={onClose}
          onAct={
            found === null || found.groups.length === 0
              ? null
              : () => {
                  drop(join())
                }
          }
        />
      }
    >
      <p role="status" className="dialog-hint">
        {looking !== null &&
          (looking.total === 0
            ? say('organising.lookingForCopies')
            : say('organising.lookedThrough', { done: looking.done, count: looking.total }))}
        {found !== null && <Outcome found={found} />}
        {failure !== null && say.heard(failure)}
      </p>
      {looking !== null && (
        <progress
          className="copies-progress"
          aria-label={say('organising.lookingForCopies')}
          {...(looking.total === 0 ? {} : { value: looking.done, max: looking.total })}
        />
      )}
      {found !== null &&
        found.groups.map((group) => <CopyGroupChoice key={group.articles[0]?.id} group={group} />)}
    </DialogFrame>
  )
}

function Outcome({ found: { groups, total, articles } }: { readonly found: CopiesFound }): ReactElement {
  const say = useSay()
  if (total === 0) return <>{say('organising.noCopies', { count: articles })}</>
  return (
    <>
      {say('organising.copiesFound', { count: total })}{' '}
      {total > groups.length && `${say('organising.theFirstAreShown', { count: mostCopyGroups })} `}
      {say('organising.whatJoiningDoes')}
    </>
  )
}
