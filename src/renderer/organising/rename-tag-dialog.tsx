import { useState, type ReactElement } from 'react'
import { tagNamed } from '@shared/tag.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { renameTag } from './tag-acts.ts'
import './organising.css'

export interface RenameTagDialogProps {
  readonly tag: string
  readonly onClose: () => void
}

/** Another name for a tag on all its articles; says when that joins it with one that is there. */
export function RenameTagDialog({ tag, onClose }: RenameTagDialogProps): ReactElement {
  const say = useSay()
  const services = useServices()
  const known = useReadable(services.library, (state) => state.counts.tags)
  const [typed, setTyped] = useState(tag)
  // One that came in otherwise stays so until it is changed.
  const name = typed === tag ? tag : tagNamed(typed)
  const there = known.find((each) => each.name === name)
  const isChange = name !== null && name !== tag && name.length <= 100
  const nested = known.some((each) => each.name.startsWith(`${tag}/`))

  const save = (): void => {
    if (!isChange) return
    onClose()
    drop(renameTag(services, tag, name))
  }
  return (
    <DialogFrame
      title={say('organising.renameTag')}
      size="small"
      onClose={onClose}
      actions={
        <Decision
          label={say(there !== undefined && isChange ? 'organising.joinTags' : 'organising.rename')}
          disabled={!isChange}
          onCancel={onClose}
          onAct={save}
        />
      }
    >
      <input
        className="field"
        aria-label={say('organising.nameOfTheTag')}
        aria-describedby="rename-tag-hint"
        autoComplete="off"
        autoFocus
        dir="auto"
        maxLength={100}
        value={typed}
        onFocus={(event) => {
          event.target.select()
        }}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
      />
      <p id="rename-tag-hint" className="dialog-hint rename-tag-hint" role="status">
        {there !== undefined && isChange
          ? say('organising.tagIsThere', { name: there.name, count: there.count })
          : nested
            ? say('organising.nestedGoAlong')
            : say('organising.nestByASlash')}
      </p>
    </DialogFrame>
  )
}
