import { useEffect, useState, type ReactElement } from 'react'
import type { Say } from '@shared/language/say.ts'
import type { Result } from '@shared/result.ts'
import type { Fault } from '@shared/fault.ts'
import type { WatchedFile, WatchState } from '@shared/watch.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { useSay } from '../language/use-say.ts'
import { Switch } from '../settings/switch.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import './watch-page.css'

/** The folder whose contents come in by themselves: which it is, whether it is watched, and what it did last. */
export function WatchPage(): ReactElement {
  const say = useSay()
  const { client } = useServices()
  const [watch, setWatch] = useState<WatchState | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    const stopListening = client.on('watch.changed', setWatch)
    drop(
      client.watch.state().then((answer) => {
        if (answer.ok) setWatch(answer.value)
        else setRefusal(answer.fault.message)
      }),
    )
    return stopListening
  }, [client])

  const keep = (answering: Promise<Result<WatchState | void, Fault>>): void => {
    drop(
      answering.then((answer) => {
        setRefusal(answer.ok ? null : answer.fault.message)
        if (answer.ok && answer.value !== undefined) setWatch(answer.value)
      }),
    )
  }
  const folder = watch?.folder ?? null
  const trouble = refusal ?? watch?.trouble ?? null
  return (
    <section className="watch" aria-label={say('watch.title')}>
      <h3>{say('watch.title')}</h3>
      <p>{say('watch.whatItDoes')}</p>
      <dl className="settings-facts">
        <dt>{say('watch.folder')}</dt>
        <dd>{folder === null ? say('watch.none') : <bdi>{folder}</bdi>}</dd>
        <dt>{say('watch.state')}</dt>
        <dd aria-live="polite">{watch === null ? '' : stateOf(watch, say)}</dd>
        {watch !== null && watch.last !== null && (
          <>
            <dt>{say('watch.last')}</dt>
            <dd>
              <bdi>{watch.last.name}</bdi>: {resultOf(watch.last, say)}{' '}
              <span className="watch-when">
                (<Time iso={watch.last.at} />)
              </span>
            </dd>
          </>
        )}
      </dl>
      {trouble !== null && (
        <p role="alert" className="watch-trouble">
          {say.heard(trouble)}
        </p>
      )}
      {folder !== null && (
        <Switch
          label={say('watch.on')}
          checked={watch?.on === true}
          onSwitch={(on) => {
            keep(client.watch.turn({ on }))
          }}
        />
      )}
      {folder !== null && watch?.on === false && <p className="watch-hint">{say('watch.onHint')}</p>}
      <div className="watch-buttons">
        <TextButton
          onPress={() => {
            keep(client.watch.choose())
          }}
        >
          {say(folder === null ? 'watch.choose' : 'watch.chooseAnother')}
        </TextButton>
        {folder !== null && (
          <TextButton
            onPress={() => {
              keep(client.watch.show())
            }}
          >
            {say('watch.show')}
          </TextButton>
        )}
        <CommandText command="import.receipts" />
      </div>
    </section>
  )
}

function stateOf({ on, folder, current }: WatchState, say: Say): string {
  if (!on || folder === null) return say('watch.off')
  return current === null ? say('watch.waiting') : say('watch.importing', { name: current })
}

/** Only what there is: "2 added, 1 skipped". */
function resultOf({ added, merged, skipped, failed }: WatchedFile, say: Say): string {
  const parts = [
    ...(added > 0 ? [say('watch.added', { count: added })] : []),
    ...(merged > 0 ? [say('watch.merged', { count: merged })] : []),
    ...(skipped > 0 ? [say('watch.skipped', { count: skipped })] : []),
    ...(failed > 0 ? [say('watch.failed', { count: failed })] : []),
  ]
  return parts.length === 0 ? say('watch.nothing') : parts.join(' · ')
}
