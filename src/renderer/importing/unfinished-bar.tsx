import { rich } from '../language/rich.tsx'
import type { ReactElement } from 'react'
import type { UnfinishedImport } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { useSay } from '../language/use-say.ts'

export interface UnfinishedBarProps {
  readonly unfinished: UnfinishedImport
}

/** An import that was cut off: go on, or leave it at that. Nothing is lost by not answering. */
export function UnfinishedBar({ unfinished }: UnfinishedBarProps): ReactElement {
  const say = useSay()
  const { imports } = useServices()
  const { id, names, more, done, startedAt } = unfinished
  const others = names.length + more - 1
  return (
    <section
      className="import-progress import-unfinished"
      aria-label={say('importing.anImportThatWasCutOff')}
    >
      <p>
        {rich(say, others > 0 ? 'importing.cutOffWithMore' : 'importing.cutOff', {
          name: <bdi className="import-progress-name">{names[0] ?? say('importing.nothing')}</bdi>,
          others,
          time: <Time iso={startedAt} />,
          items: say('count.items', { count: done }),
        })}
      </p>
      <TextButton
        onPress={() => {
          drop(imports.settle(id, 'undo'))
        }}
      >
        {say('importing.takeItBack')}
      </TextButton>
      <TextButton
        onPress={() => {
          drop(imports.settle(id, 'keep'))
        }}
      >
        {say('importing.keepWhatCame')}
      </TextButton>
      <TextButton
        primary
        onPress={() => {
          drop(imports.goOn(id))
        }}
      >
        {say('importing.goOn')}
      </TextButton>
    </section>
  )
}
