import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { alongTheLine, chordOf, keysForPeople, type Platform } from '../commands/keys.ts'
import { isModifier } from '../commands/keymap.ts'
import { useSay } from '../language/use-say.ts'

export interface KeyRecorderProps {
  /** What the keys are for. */
  readonly name: string
  readonly platform: Platform
  readonly onRecord: (keys: string) => void
  readonly onCancel: () => void
}

/** So long one may take from the first key of a sequence to the second. */
const secondKeyMs = 1000

/** Takes the next keys that are pressed, instead of what they do. Esc and Tab go on as ever. */
export function KeyRecorder({ name, platform, onRecord, onCancel }: KeyRecorderProps): ReactElement {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [first, setFirst] = useState<string | null>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  useEffect(() => {
    if (first === null) return
    const timer = setTimeout(() => {
      onRecord(first)
    }, secondKeyMs)
    return () => {
      clearTimeout(timer)
    }
  }, [first, onRecord])

  const shown = (keys: string): string => keysForPeople(keys, platform, say.direction)
  const onKeyDown = (event: KeyboardEvent): void => {
    const { nativeEvent } = event
    if (nativeEvent.isComposing || isModifier(event.key) || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    nativeEvent.stopImmediatePropagation()
    if (event.key === 'Escape') {
      onCancel()
      return
    }
    const { code, ctrlKey, metaKey, altKey, shiftKey } = event
    const key = alongTheLine(event.key, say.direction)
    const chord = chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }, platform)
    if (first !== null) onRecord(`${first} ${chord}`)
    // Only keys that type something begin a sequence; the others are whole at once.
    else if (/^(?:Shift\+)?.$/u.test(chord)) setFirst(chord)
    else onRecord(chord)
  }
  return (
    <>
      <input
        ref={field}
        className="field key-recorder"
        readOnly
        aria-label={say('settings.pressTheKeysFor', { name })}
        aria-description={say('settings.howToRecord')}
        value={first === null ? say('settings.pressTheKeys') : `${shown(first)} …`}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      />
      {/* A field that changes by itself is not read out. */}
      <span className="visually-hidden" role="status">
        {first === null ? '' : say('settings.heardTheFirstKey', { key: shown(first) })}
      </span>
    </>
  )
}
