import { rich } from '../language/rich.tsx'
import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { useSay } from '../language/use-say.ts'

/** What moves have left behind, until the reader says that it may go. */
export function OldCopies(): ReactElement | null {
  const say = useSay()
  const { storage, dialogs } = useServices()
  const copies = useReadable(storage, (state) => state.facts?.oldCopies)
  if (copies === undefined || copies.length === 0) return null
  return (
    <ul className="old-copies" aria-label={say('storage.oldCopies')}>
      {copies.map((copy, index) => (
        <li key={copy.folder}>
          <p>{rich(say, 'storage.oldCopyKept', { time: <Time iso={copy.movedAt} /> })}</p>
          <p className="storage-path">
            <bdi>{copy.folder}</bdi>
          </p>
          <div className="storage-acts">
            <TextButton
              onPress={() => {
                drop(storage.show('old', index))
              }}
            >
              {say('storage.showIt')}
            </TextButton>
            <TextButton
              onPress={() => {
                dialogs.open({ kind: 'old-copy', copy, index })
              }}
            >
              {say('storage.deleteTheOldCopy')}
            </TextButton>
          </div>
        </li>
      ))}
    </ul>
  )
}
