import { useId, useState, type ReactElement } from 'react'
import type { SavedSearch } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'

export interface SavedSearchDialogProps {
  /** The one to rename, change or delete; null for a new one. */
  readonly saved: SavedSearch | null
  readonly query: string
  readonly onClose: () => void
}

/** A name for a search, under which it stands among the views. */
export function SavedSearchDialog({ saved, query: given, onClose }: SavedSearchDialogProps): ReactElement {
  const say = useSay()
  const { searches, library } = useServices()
  const form = useId()
  const [name, setName] = useState(saved?.name ?? given.slice(0, 80))
  const [query, setQuery] = useState(given)
  const trimmed = { name: name.trim(), query: query.trim() }
  const isTaken =
    trimmed.name !== saved?.name &&
    library.state.settings.savedSearches.some((other) => other.name === trimmed.name)
  const isReady = trimmed.name !== '' && trimmed.query !== ''
  return (
    <DialogFrame
      title={saved === null ? say('search.saveThisSearch') : say('search.savedSearch')}
      size="small"
      onClose={onClose}
      actions={
        <>
          {saved !== null && (
            <TextButton
              onPress={() => {
                onClose()
                drop(searches.remove(saved))
              }}
            >
              Delete
            </TextButton>
          )}
          <TextButton
            primary
            disabled={!isReady}
            onPress={() => {
              onClose()
              drop(searches.save(trimmed, saved))
            }}
          >
            {isTaken ? say('search.replace') : say('search.save')}
          </TextButton>
        </>
      }
    >
      <form
        id={form}
        className="saved-search-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          onClose()
          drop(searches.save(trimmed, saved))
        }}
      >
        <label>
          <span>{say('search.name')}</span>
          <input
            className="field"
            dir="auto"
            autoFocus
            maxLength={80}
            value={name}
            onChange={(event) => {
              setName(event.target.value)
            }}
            onFocus={(event) => {
              event.target.select()
            }}
          />
        </label>
        <label>
          <span>{say('search.search')}</span>
          <input
            className="field"
            dir="auto"
            spellCheck={false}
            maxLength={1000}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
            }}
          />
        </label>
        {/* Enter in a field saves. */}
        <button type="submit" hidden aria-hidden="true" />
        <p className="dialog-hint" role="status">
          {isTaken
            ? say('search.thereIsASearch', { name: trimmed.name })
            : say('search.itStandsAmongTheViewsIn')}
        </p>
      </form>
    </DialogFrame>
  )
}
