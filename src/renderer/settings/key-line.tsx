import { Plus, RotateCcw, X } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import type { Command } from '../commands/command.ts'
import { keysForPeople, type Platform } from '../commands/keys.ts'
import { plainTitle } from '../commands/shortcut-lines.ts'
import { useSay } from '../language/use-say.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { KeyRecorder } from './key-recorder.tsx'

export interface KeyLineProps {
  readonly command: Command
  readonly keys: readonly string[]
  readonly platform: Platform
  readonly isChanged: boolean
  readonly isRecording: boolean
  /** Keys that were pressed and that other commands have. */
  readonly clash: { readonly keys: string; readonly others: readonly Command[] } | null
  readonly onBegin: () => void
  readonly onCancel: () => void
  readonly onRecord: (keys: string) => void
  readonly onRemove: (keys: string) => void
  readonly onReset: () => void
  readonly onTake: () => void
  readonly onShare: () => void
}

/** A command, its keys, and what can be done with them. */
export function KeyLine(props: KeyLineProps): ReactElement {
  const { command, keys, platform, isChanged, isRecording, clash, onBegin, onCancel, onRecord } = props
  const say = useSay()
  const name = say(plainTitle(command))
  const shown = (some: string): string => keysForPeople(some, platform, say.direction)
  const line = useRef<HTMLLIElement>(null)
  const isBusy = isRecording || clash !== null
  const wasBusy = useRef(false)
  useEffect(() => {
    // What had the focus is gone with the question: without this it would be nowhere, and Esc would close nothing.
    if (wasBusy.current && !isBusy && !hasFocusElsewhere()) {
      focusOnAdd(line.current)
    }
    wasBusy.current = isBusy
  }, [isBusy])
  return (
    <li ref={line} className="key-line" data-changed={isChanged || undefined}>
      <span className="key-line-name">{name}</span>
      <span className="key-line-keys">
        {keys.map((each) => (
          <span key={each} className="key-line-key">
            <kbd>{shown(each)}</kbd>
            <button
              type="button"
              aria-label={say('settings.removeKey', { key: shown(each), name })}
              onClick={() => {
                focusOnAdd(line.current)
                props.onRemove(each)
              }}
            >
              <X size={11} strokeWidth={2} aria-hidden="true" />
            </button>
          </span>
        ))}
        {isRecording ? (
          <KeyRecorder name={name} platform={platform} onRecord={onRecord} onCancel={onCancel} />
        ) : (
          <IconButton
            className="key-line-add"
            icon={Plus}
            label={say('settings.addAKeyFor', { name })}
            onPress={onBegin}
          />
        )}
        {isChanged && (
          <IconButton
            icon={RotateCcw}
            label={say('settings.resetKeysOf', { name })}
            onPress={() => {
              focusOnAdd(line.current)
              props.onReset()
            }}
          />
        )}
      </span>
      {clash !== null && (
        <div className="key-clash" role="alert">
          <p>
            {say('settings.isTheKeyOf', {
              key: shown(clash.keys),
              names: say.list(clash.others.map((other) => `“${say(plainTitle(other))}”`)),
            })}
          </p>
          <TextButton primary autoFocus onPress={props.onTake}>
            {say('settings.useItHereOnly')}
          </TextButton>
          <TextButton onPress={props.onShare}>{say('settings.keepBoth')}</TextButton>
          <TextButton onPress={onCancel}>{say('ui.cancel')}</TextButton>
        </div>
      )}
    </li>
  )
}

/** The one button of a line that stays, whatever becomes of its keys. */
function focusOnAdd(line: HTMLElement | null): void {
  line?.querySelector<HTMLElement>('.key-line-add')?.focus()
}

function hasFocusElsewhere(): boolean {
  const focused = document.activeElement
  return (
    focused !== null &&
    focused !== document.body &&
    !(focused instanceof HTMLElement && focused.role === 'dialog')
  )
}
