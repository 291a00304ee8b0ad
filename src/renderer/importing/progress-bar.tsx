import type { ReactElement } from 'react'
import type { ImportProgress } from '@shared/receipt.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { formatCount } from '../ui/count-of.ts'
import { useReadable } from '../ui/use-readable.ts'
import { rate, timeLeft } from './time-left.ts'
import { UnfinishedBar } from './unfinished-bar.tsx'
import './progress-bar.css'

/** The import or the export under way: how far, how fast, at what, and ways to pause and to stop it. */
export function ProgressBar(): ReactElement | null {
  const { imports, exports } = useServices()
  const importing = useReadable(imports, (state) => state.running[0] ?? null)
  const unfinished = useReadable(imports, (state) => state.unfinished[0] ?? null)
  const exporting = useReadable(exports, (state) => state)
  if (importing !== null) return <ImportBar progress={importing} />
  if (exporting === null) return unfinished === null ? null : <UnfinishedBar unfinished={unfinished} />
  const { done, total } = exporting
  return (
    <section className="import-progress" aria-label="Export under way">
      <div className="import-progress-words">
        <strong>
          Exporting {formatCount(done)}
          {total !== null && ` of ${formatCount(total)}`}
        </strong>
      </div>
      <Bar name="Export" done={done} total={total} />
      <TextButton
        onPress={() => {
          drop(exports.stop())
        }}
      >
        Stop
      </TextButton>
    </section>
  )
}

interface ImportBarProps {
  readonly progress: ImportProgress
}

function ImportBar({ progress }: ImportBarProps): ReactElement {
  const { imports, dialogs } = useServices()
  const { id, phase, done, total, current, paused, perSecond, leftMs } = progress
  const isLooking = phase === 'looking'
  const pace = [
    ...(perSecond === null || paused ? [] : [rate(perSecond)]),
    ...(leftMs === null || paused ? [] : [timeLeft(leftMs)]),
  ]
  return (
    <section
      className="import-progress"
      aria-label={isLooking ? 'Looking through an export' : 'Import under way'}
    >
      <div className="import-progress-words">
        <strong>
          {isLooking ? 'Looking through it: ' : paused ? 'Paused at ' : 'Importing '}
          {formatCount(done)}
          {total !== null && ` of ${formatCount(total)}`}
        </strong>
        {pace.length > 0 && <span className="import-progress-pace">{pace.join(', ')}</span>}
        <bdi className="import-progress-current">{current}</bdi>
      </div>
      <Bar name="Import" done={done} total={total} />
      {!isLooking && (
        <TextButton
          onPress={() => {
            drop(imports.pause(id, !paused))
          }}
        >
          {paused ? 'Continue' : 'Pause'}
        </TextButton>
      )}
      <TextButton
        onPress={() => {
          if (isLooking) drop(imports.cancel(id, 'keep'))
          else dialogs.open({ kind: 'stop-import', id })
        }}
      >
        {isLooking ? 'Stop' : 'Stop…'}
      </TextButton>
    </section>
  )
}

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
