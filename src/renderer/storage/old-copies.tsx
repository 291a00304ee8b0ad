import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'

/** What moves have left behind, until the reader says that it may go. */
export function OldCopies(): ReactElement | null {
  const { storage, dialogs } = useServices()
  const copies = useReadable(storage, (state) => state.facts?.oldCopies)
  if (copies === undefined || copies.length === 0) return null
  return (
    <ul className="old-copies" aria-label="Old copies">
      {copies.map((copy, index) => (
        <li key={copy.folder}>
          <p>
            Old copy, kept since the library moved (<Time iso={copy.movedAt} />
            ):
          </p>
          <p className="storage-path">
            <bdi>{copy.folder}</bdi>
          </p>
          <div className="storage-acts">
            <TextButton
              onPress={() => {
                drop(storage.show('old', index))
              }}
            >
              Show it
            </TextButton>
            <TextButton
              onPress={() => {
                dialogs.open({ kind: 'old-copy', copy, index })
              }}
            >
              Delete the old copy…
            </TextButton>
          </div>
        </li>
      ))}
    </ul>
  )
}
