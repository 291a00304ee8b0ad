import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { inBytes } from './bytes.ts'
import { useSay } from '../language/use-say.ts'

/** The move under way: how far, whereto, and a way to stop it. */
export function MoveBar(): ReactElement | null {
  const say = useSay()
  const { storage } = useServices()
  const moving = useReadable(storage, (state) => state.moving)
  if (moving === null) return null
  const { folder, stage, bytes, totalBytes } = moving
  return (
    <section className="import-progress" aria-label={say('storage.moveUnderWay')}>
      <div className="import-progress-words">
        <strong>
          {stage === 'finishing'
            ? say('storage.movingTheLastFiles')
            : say('storage.movingOf', {
                done: inBytes(Math.min(bytes, totalBytes), say),
                total: inBytes(totalBytes, say),
              })}
        </strong>
        <bdi className="import-progress-current">{folder}</bdi>
      </div>
      <progress
        aria-label={say('storage.move')}
        value={Math.min(bytes, totalBytes)}
        max={Math.max(1, totalBytes)}
      />
      <TextButton
        onPress={() => {
          drop(storage.stopMove())
        }}
      >
        {say('storage.stop')}
      </TextButton>
    </section>
  )
}
