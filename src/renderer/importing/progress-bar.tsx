import type { ReactElement } from 'react'
import type { ImportProgress } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { rate, timeLeft } from './time-left.ts'
import { UnfinishedBar } from './unfinished-bar.tsx'
import { useSay } from '../language/use-say.ts'
import './progress-bar.css'

/** The import or the export under way: how far, how fast, at what, and ways to pause and to stop it. */
export function ProgressBar(): ReactElement | null {
  const say = useSay()
  const { imports, exports } = useServices()
  const importing = useReadable(imports, (state) => state.running[0] ?? null)
  const unfinished = useReadable(imports, (state) => state.unfinished[0] ?? null)
  const exporting = useReadable(exports, (state) => state)
  if (importing !== null) return <ImportBar progress={importing} />
  if (exporting === null) return unfinished === null ? null : <UnfinishedBar unfinished={unfinished} />
  const { done, total } = exporting
  return (
    <section className="import-progress" aria-label={say('importing.exportUnderWay')}>
      <div className="import-progress-words">
        <strong>
          {total === null
            ? say('importing.exporting', { done })
            : say('importing.exportingOf', { done, total })}
        </strong>
      </div>
      <Bar name={say('importing.export')} done={done} total={total} />
      <TextButton
        onPress={() => {
          drop(exports.stop())
        }}
      >
        {say('importing.stop')}
      </TextButton>
    </section>
  )
}

interface ImportBarProps {
  readonly progress: ImportProgress
}

function ImportBar({ progress }: ImportBarProps): ReactElement {
  const say = useSay()
  const { imports, dialogs } = useServices()
  const { id, phase, done, total, current, paused, perSecond, leftMs } = progress
  const isLooking = phase === 'looking'
  const words = progressWords[isLooking ? 'looking' : paused ? 'paused' : 'importing']
  const pace = [
    ...(perSecond === null || paused ? [] : [rate(perSecond, say)]),
    ...(leftMs === null || paused ? [] : [timeLeft(leftMs, say)]),
  ]
  return (
    <section
      className="import-progress"
      aria-label={isLooking ? say('importing.lookingThroughAnExport') : say('importing.importUnderWay')}
    >
      <div className="import-progress-words">
        <strong>{total === null ? say(words.far, { done }) : say(words.farOf, { done, total })}</strong>
        {pace.length > 0 && <span className="import-progress-pace">{pace.join(say('search.comma'))}</span>}
        <bdi className="import-progress-current">{current}</bdi>
      </div>
      <Bar name={say('importing.import')} done={done} total={total} />
      {!isLooking && (
        <TextButton
          onPress={() => {
            drop(imports.pause(id, !paused))
          }}
        >
          {paused ? say('importing.continue') : say('importing.pause')}
        </TextButton>
      )}
      <TextButton
        onPress={() => {
          if (isLooking) drop(imports.cancel(id, 'keep'))
          else dialogs.open({ kind: 'stop-import', id })
        }}
      >
        {isLooking ? say('importing.stop') : say('importing.stop2')}
      </TextButton>
    </section>
  )
}

const progressWords = {
  looking: { far: 'importing.looking', farOf: 'importing.lookingOf' },
  paused: { far: 'importing.pausedAt', farOf: 'importing.pausedAtOf' },
  importing: { far: 'importing.importing', farOf: 'importing.importingOf' },
} as const

interface BarProps {
  readonly name: string
  readonly done: number
  readonly total: number | null
}

function Bar({ name, done, total }: BarProps): ReactElement {
  return (
    <progress aria-label={name} {...(total === null || total === 0 ? {} : { value: done, max: total })} />
  )
}
