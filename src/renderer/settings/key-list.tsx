import { useCallback, useRef, useState, type ReactElement } from 'react'
import type { KeyChoices } from '@shared/keys.ts'
import { keyFile, readKeyFile } from '@shared/keys.ts'
import { drop } from '../app/drop.ts'
import { useRunner, useServices } from '../app/services-context.ts'
import { conflicts, keysOf, withKeys, withKeysAlone } from '../commands/bound-keys.ts'
import { groupNames, type Command, type CommandGroup } from '../commands/command.ts'
import { isReserved } from '../commands/reserved-keys.ts'
import { keysForPeople } from '../commands/keys.ts'
import { plainTitle } from '../commands/shortcut-lines.ts'
import { useSay } from '../language/use-say.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { KeyLine } from './key-line.tsx'
import './keys.css'

export interface KeyListProps {
  readonly chosen: KeyChoices
  readonly onChange: (chosen: KeyChoices) => void
}

const groups: readonly CommandGroup[] = ['List', 'Reading', 'Article', 'Go to', 'Add', 'App']

/** Every command and its keys: found by name or by key, given others, put back, taken to another library. */
export function KeyList({ chosen, onChange }: KeyListProps): ReactElement {
  const say = useSay()
  const { library, toasts } = useServices()
  const { commands } = useRunner()
  const platform = useReadable(library, (state) => state.opening?.platform ?? 'linux')
  const [text, setText] = useState('')
  const [recording, setRecording] = useState<string | null>(null)
  /** What became of the keys that were pressed: read out, because the focus stays where it is. */
  const [heard, setHeard] = useState('')
  const [clash, setClash] = useState<{ readonly id: string; readonly keys: string } | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const search = useRef<HTMLInputElement>(null)

  const wanted = text.trim().toLocaleLowerCase(say.locale)
  const shown = (keys: string): string => keysForPeople(keys, platform, say.direction)
  const fits = (command: Command): boolean =>
    say(plainTitle(command)).toLocaleLowerCase(say.locale).includes(wanted) ||
    keysOf(command, chosen).some((keys) => shown(keys).toLocaleLowerCase() === wanted)
  const found = commands.filter(fits)

  const cancel = useCallback(() => {
    setRecording(null)
    setClash(null)
  }, [])
  const record = (command: Command, keys: string): void => {
    setRecording(null)
    const values = { key: shown(keys), name: say(plainTitle(command)) }
    if (isReserved(keys, platform)) {
      setHeard(say('settings.isReserved', values))
      return
    }
    setHeard(say('settings.gaveTheKey', values))
    if (conflicts(command, keys, commands, chosen).length > 0) setClash({ id: command.id, keys })
    else onChange(withKeys(chosen, command, [...keysOf(command, chosen), keys]))
  }
  const settle = (change: KeyChoices): void => {
    setClash(null)
    onChange(change)
  }
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(keyFile(chosen))
      toasts.say(say('settings.copiedTheKeys'))
    } catch (error) {
      toasts.warn(say('settings.theKeysWereNotCopied', { reason: String(error) }))
    }
  }
  const read = async (picked: File | undefined): Promise<void> => {
    if (picked === undefined) return
    const keys = picked.size > 1_000_000 ? null : readKeyFile(await picked.text())
    if (keys === null) {
      toasts.warn(say('settings.noFileOfKeys', { name: picked.name }))
      return
    }
    onChange(keys)
    toasts.say(say('settings.tookTheKeys', { name: picked.name }))
  }

  return (
    <section className="key-list" aria-label={say('settings.keysOfCommands')}>
      <input
        ref={search}
        type="search"
        className="field"
        aria-label={say('settings.findACommand')}
        placeholder={say('settings.findACommand')}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <p className="visually-hidden" role="status">
        {wanted === '' ? '' : say('settings.commandsFound', { count: found.length })}
      </p>
      <p className="key-heard" role="status">
        {clash === null ? heard : ''}
      </p>
      {groups.map((group) => {
        const inGroup = found.filter((command) => command.group === group)
        return (
          inGroup.length > 0 && (
            <section key={group}>
              <h3>{say(groupNames[group])}</h3>
              <ul>
                {inGroup.map((command) => (
                  <KeyLine
                    key={command.id}
                    command={command}
                    keys={keysOf(command, chosen)}
                    platform={platform}
                    isChanged={chosen[command.id] !== undefined}
                    isRecording={recording === command.id}
                    clash={
                      clash?.id === command.id
                        ? { keys: clash.keys, others: conflicts(command, clash.keys, commands, chosen) }
                        : null
                    }
                    onBegin={() => {
                      setHeard('')
                      setClash(null)
                      setRecording(command.id)
                    }}
                    onCancel={cancel}
                    onRecord={(keys) => {
                      record(command, keys)
                    }}
                    onRemove={(keys) => {
                      onChange(
                        withKeys(
                          chosen,
                          command,
                          keysOf(command, chosen).filter((each) => each !== keys),
                        ),
                      )
                    }}
                    onReset={() => {
                      onChange(withKeys(chosen, command, command.keys))
                    }}
                    onTake={() => {
                      settle(withKeysAlone(chosen, command, clash?.keys ?? '', commands))
                    }}
                    onShare={() => {
                      settle(withKeys(chosen, command, [...keysOf(command, chosen), clash?.keys ?? '']))
                    }}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
      {found.length === 0 && <p className="dialog-hint">{say('settings.noCommandIsLikeThat')}</p>}
      <div className="key-acts">
        <TextButton
          disabled={Object.keys(chosen).length === 0}
          onPress={() => {
            // The button goes out of use with what it has done, and a focus on it would be nowhere.
            search.current?.focus()
            onChange({})
          }}
        >
          {say('settings.resetAllKeys')}
        </TextButton>
        <TextButton
          onPress={() => {
            drop(copy())
          }}
        >
          {say('settings.copyMyKeys')}
        </TextButton>
        <TextButton
          onPress={() => {
            file.current?.click()
          }}
        >
          {say('settings.takeKeysFromAFile')}
        </TextButton>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={(event) => {
            drop(read(event.target.files?.[0]))
            event.target.value = ''
          }}
        />
      </div>
    </section>
  )
}
