import { useEffect, type ReactElement } from 'react'
import type { Say } from '@shared/language/say.ts'
import type { UpdateState } from '@shared/updates.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Switch } from '../settings/switch.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'
import './updates-page.css'

/** Newer versions of the program: what is asked of whom, what was found, and what is done with it. */
export function UpdatesPage(): ReactElement {
  const say = useSay()
  const { updates } = useServices()
  const state = useReadable(updates, (each) => each)
  useEffect(() => {
    drop(updates.look())
  }, [updates])
  return (
    <section className="updates" aria-label={say('updates.title')}>
      <h3>{say('updates.title')}</h3>
      {state !== null && state.hindrance !== null && <p>{say(`updates.${state.hindrance}`)}</p>}
      {state !== null && state.hindrance === null && <Choice state={state} />}
    </section>
  )
}

function Choice({ state }: { readonly state: UpdateState }): ReactElement {
  const say = useSay()
  const { updates } = useServices()
  const { host, on, phase, found, trouble, checkedAt } = state
  return (
    <>
      <p>{say('updates.whatItDoes', { host })}</p>
      <p>{say('updates.whatFollows')}</p>
      <Switch
        label={say('updates.on')}
        checked={on}
        onSwitch={(next) => {
          drop(updates.turn(next))
        }}
      />
      <dl className="settings-facts">
        <dt>{say('updates.state')}</dt>
        <dd aria-live="polite">{phaseOf(state, say)}</dd>
        <dt>{say('updates.checkedAt')}</dt>
        <dd>{checkedAt === null ? say('updates.never') : <Time iso={checkedAt} />}</dd>
      </dl>
      {trouble !== null && (
        <p role="alert" className="updates-trouble">
          {say.heard(trouble)}
        </p>
      )}
      {found !== null && (
        <section
          className="updates-notes"
          aria-label={say('updates.notes', { version: found.version })}
          // It scrolls, and so must be reached by keys.
          tabIndex={0}
        >
          <h4>{say('updates.notes', { version: found.version })}</h4>
          <p dir={found.notes === '' ? undefined : 'auto'}>
            {found.notes === '' ? say('updates.noNotes') : found.notes}
          </p>
        </section>
      )}
      {phase === 'ready' && <p className="updates-hint">{say('updates.installHint')}</p>}
      {phase === 'idle' && !on && <p className="updates-hint">{say('updates.checkAsks', { host })}</p>}
      <div className="updates-buttons">
        {(phase === 'idle' || phase === 'checking' || phase === 'found') && (
          <TextButton
            disabled={phase === 'checking'}
            onPress={() => {
              drop(updates.check())
            }}
          >
            {say('updates.checkNow')}
          </TextButton>
        )}
        {(phase === 'found' || phase === 'fetching') && (
          <TextButton
            primary
            disabled={phase === 'fetching'}
            onPress={() => {
              drop(updates.fetch())
            }}
          >
            {say('updates.fetch')}
          </TextButton>
        )}
        {(phase === 'ready' || phase === 'installing') && (
          <TextButton
            primary
            disabled={phase === 'installing'}
            onPress={() => {
              drop(updates.install())
            }}
          >
            {say('updates.install')}
          </TextButton>
        )}
      </div>
    </>
  )
}

function phaseOf({ phase, host, found, percent }: UpdateState, say: Say): string {
  const version = found?.version ?? ''
  if (phase === 'idle') return say('updates.idle')
  if (phase === 'checking') return say('updates.checking', { host })
  if (phase === 'installing') return say('updates.installing')
  if (phase === 'fetching') return say('updates.fetching', { version, count: percent })
  return say(phase === 'found' ? 'updates.found' : 'updates.ready', { version })
}
