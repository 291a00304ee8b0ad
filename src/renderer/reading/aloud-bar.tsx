import { Minus, Pause, Play, Plus, SkipBack, SkipForward, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { AloudState } from './aloud.ts'

export interface AloudBarProps {
  readonly state: AloudState
  readonly rate: number
  readonly onToggle: () => void
  readonly onStep: (by: 1 | -1) => void
  /** Null where it is as slow, or as fast, as it gets. */
  readonly onSlower: (() => void) | null
  readonly onFaster: (() => void) | null
  readonly onVoice: (voice: string) => void
  readonly onStop: () => void
}

/** What can be done while the article is read aloud. */
export function AloudBar(props: AloudBarProps): ReactElement {
  const { state, rate, onToggle, onStep, onSlower, onFaster, onVoice, onStop } = props
  const say = useSay()
  const isPaused = state.status === 'paused'
  return (
    <div className="aloud-bar" role="toolbar" aria-label={say('reading.readAloud')}>
      <IconButton
        icon={SkipBack}
        label={say('reading.previousSentence')}
        onPress={() => {
          onStep(-1)
        }}
      />
      <IconButton
        icon={isPaused ? Play : Pause}
        label={say(isPaused ? 'reading.goOn' : 'reading.pause')}
        onPress={onToggle}
      />
      <IconButton
        icon={SkipForward}
        label={say('reading.nextSentence')}
        onPress={() => {
          onStep(1)
        }}
      />
      <IconButton
        icon={Minus}
        label={say('reading.slower')}
        disabled={onSlower === null}
        onPress={() => onSlower?.()}
      />
      <output>{say('reading.speed', { rate })}</output>
      <IconButton
        icon={Plus}
        label={say('reading.faster')}
        disabled={onFaster === null}
        onPress={() => onFaster?.()}
      />
      {state.voices.length > 1 && (
        <select
          aria-label={say('reading.voice')}
          value={state.voice ?? ''}
          onChange={(event) => {
            onVoice(event.target.value)
          }}
        >
          {state.voices.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      <IconButton icon={X} label={say('reading.stopReading')} keys="Esc" onPress={onStop} />
    </div>
  )
}
