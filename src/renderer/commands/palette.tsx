import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { drop } from '../app/drop.ts'
import { useRunner, useServices } from '../app/services-context.ts'
import { groupNames, isEnabled } from './command.ts'
import type { PaletteEntry } from './palette-entries.ts'
import { PaletteLine } from './palette-line.tsx'
import { rankCommands } from './palette-rank.ts'
import type { Region } from './region.ts'
import { useTitleSearch } from './use-title-search.ts'
import { useSay } from '../language/use-say.ts'
import './palette.css'

export interface PaletteProps {
  /** Where the keyboard was: decides what "Bookmark" is about. */
  readonly region: Region
  readonly onClose: () => void
}

const mostCommands = 8
const mostTitles = 12

/** One field for everything that can be done and everything that can be opened. */
export function Palette({ region, onClose }: PaletteProps): ReactElement {
  const say = useSay()
  const { navigation } = useServices()
  const runner = useRunner()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const titles = useTitleSearch(text, mostTitles)

  const context = runner.context(region)
  const offered = runner.all
    .filter((command) => command.hidden !== true && isEnabled(command, context))
    .map((command) => {
      const face = runner.face(command.id, region)
      return {
        id: command.id,
        group: say(groupNames[command.group]),
        title: face?.title ?? '',
        keys: face?.keys ?? null,
      }
    })
  const found = rankCommands(offered, text, text.trim() === '' ? offered.length : mostCommands)
  const entries: readonly PaletteEntry[] = [
    ...found.map((command) => ({ kind: 'command' as const, ...command })),
    ...titles.map((hit) => ({ kind: 'article' as const, id: hit.id, hit })),
  ]
  const current = Math.min(at, entries.length - 1)

  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return
    onClose()
    // After the dialog has given the focus back, so that a dialog of the command's own can take it.
    requestAnimationFrame(() => {
      if (entry.kind === 'command') runner.run(entry.id, region)
      else drop(navigation.open(entry.hit.row))
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      const next = current + step
      const wraps = Math.abs(step) === 1
      const last = entries.length - 1
      setAt(wraps && next < 0 ? last : wraps && next > last ? 0 : Math.max(0, Math.min(last, next)))
    } else if (event.key === 'Enter') choose(entries[current])
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay
      className="dialog-shade palette-shade"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="dialog-modal">
        <Dialog className="dialog palette" aria-label={say('commands.commandPalette')}>
          <input
            className="palette-field"
            role="combobox"
            aria-label={say('commands.commandOrTitle')}
            aria-expanded={entries.length > 0}
            aria-controls="palette-entries"
            aria-autocomplete="list"
            aria-activedescendant={entries.length > 0 ? `palette-${String(current)}` : undefined}
            placeholder={say('commands.commandOrTitle')}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            autoFocus
            maxLength={200}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div
            id="palette-entries"
            className="palette-entries"
            role="listbox"
            aria-label={say('commands.commandsAndArticles')}
          >
            {entries.map((entry, index) => (
              <PaletteLine
                key={`${entry.kind}-${entry.id}`}
                id={`palette-${String(index)}`}
                entry={entry}
                isCurrent={index === current}
                onChoose={() => {
                  choose(entry)
                }}
              />
            ))}
          </div>
          {entries.length === 0 && (
            <p className="palette-nothing" role="status">
              {say('commands.noCommandAndNoTitleIs')}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
