import type { ReactElement } from 'react'
import type { UnfinishedImport } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'

export interface UnfinishedBarProps {
  readonly unfinished: UnfinishedImport
}

/** An import that was cut off: go on, or leave it at that. Nothing is lost by not answering. */
export function UnfinishedBar({ unfinished }: UnfinishedBarProps): ReactElement {
  const { imports } = useServices()
  const { id, names, more, done, startedAt } = unfinished
  return (
    <section className="import-progress import-unfinished" aria-label="An import that was cut off">
      <p>
        The import of <bdi className="import-progress-name">{names[0] ?? 'nothing'}</bdi>
        {names.length + more > 1 && ` and ${names.length + more - 1} more`} (<Time iso={startedAt} />) was cut
        off after {countOf(done, 'item')}.
      </p>
      <TextButton
        onPress={() => {
          drop(imports.settle(id, 'undo'))
        }}
      >
        Take it back
      </TextButton>
      <TextButton
        onPress={() => {
          drop(imports.settle(id, 'keep'))
        }}
      >
        Keep what came
      </TextButton>
      <TextButton
        primary
        onPress={() => {
          drop(imports.goOn(id))
        }}
      >
        Go on
      </TextButton>
    </section>
  )
}
