import type { ReactElement } from 'react'
import type { ImportId } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

export interface StopDialogProps {
  readonly id: ImportId
  readonly onClose: () => void
}

/** An import is to be stopped: what becomes of what it brought so far? It goes on until that is said. */
export function StopDialog({ id, onClose }: StopDialogProps): ReactElement {
  const say = useSay()
  const { imports } = useServices()
  const done = useReadable(imports, (state) => state.running.find((one) => one.id === id)?.done ?? null)
  const stop = (how: 'keep' | 'undo'): void => {
    onClose()
    drop(imports.cancel(id, how))
  }
  return (
    <DialogFrame
      title={say('importing.stopTheImport')}
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>{say('importing.goOnImporting')}</TextButton>
          <TextButton
            onPress={() => {
              stop('undo')
            }}
          >
            {say('importing.stopAndTakeBack')}
          </TextButton>
          <TextButton
            primary
            autoFocus
            onPress={() => {
              stop('keep')
            }}
          >
            {say('importing.stopAndKeep')}
          </TextButton>
        </>
      }
    >
      <p>
        {done === null ? say('importing.itHasEnded') : say('importing.cameInSoFar', { count: done })}{' '}
        {say('importing.keepThem')}
      </p>
    </DialogFrame>
  )
}
