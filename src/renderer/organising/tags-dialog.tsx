import { useState, type KeyboardEvent, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { TagChoice } from './tag-choice.tsx'
import { completions, parseTags, presenceOf, tagsOf } from './tag-change.ts'
import { useSay } from '../language/use-say.ts'
import './organising.css'

export interface TagsDialogProps {
  readonly articles: readonly ArticleSummary[]
  readonly onClose: () => void
}

const mostOffered = 8

/** Tags of one article or of several: type to add, with completion; press one to take it off. */
export function TagsDialog({ articles, onClose }: TagsDialogProps): ReactElement {
  const say = useSay()
  const { library, acts } = useServices()
  const known = useReadable(library, (state) => state.counts.tags)
  const [typed, setTyped] = useState('')
  const [added, setAdded] = useState<readonly string[]>([])
  const [removed, setRemoved] = useState<readonly string[]>([])
  const [at, setAt] = useState(-1)

  const present = [...new Set([...tagsOf(articles), ...added])]
  const on = present.filter((tag) => !removed.includes(tag))
  const names = known.toSorted((a, b) => b.count - a.count).map((tag) => tag.name)
  const offered = completions(typed, names, new Set(on), mostOffered)

  const add = (tags: readonly string[]): void => {
    setAdded([...new Set([...added, ...tags])])
    setRemoved(removed.filter((tag) => !tags.includes(tag)))
    setTyped('')
    setAt(-1)
  }
  const save = (): void => {
    const last = parseTags(typed)
    const adding = [...new Set([...added, ...last])].filter((tag) => presenceOf(tag, articles) !== 'all')
    const removing = removed.filter((tag) => presenceOf(tag, articles) !== 'none' && !last.includes(tag))
    onClose()
    if (adding.length + removing.length === 0) return
    drop(
      acts.tag(
        articles,
        adding.filter((tag) => !removing.includes(tag)),
        removing,
      ),
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = offered[at]
    if (event.key === 'ArrowDown') setAt(Math.min(offered.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(-1, at - 1))
    else if (event.key === 'Enter' && chosen !== undefined) add([chosen])
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && typed.trim() !== '')
      add(parseTags(typed))
    else if (event.key === 'Enter') save()
    else if (event.key === ',' && typed.trim() !== '') add(parseTags(typed))
    else if (event.key === 'Backspace' && typed === '' && on.length > 0)
      setRemoved([...removed, ...on.slice(-1)])
    else return
    event.preventDefault()
  }

  return (
    <DialogFrame
      title={say('organising.tags')}
      size="small"
      onClose={onClose}
      actions={<Decision label={say('organising.save')} onCancel={onClose} onAct={save} />}
    >
      <p className="dialog-hint tags-of" dir="auto">
        {articles.length === 1 ? articles[0]?.title : say('count.articles', { count: articles.length })}
      </p>
      <div className="tags-field">
        {on.map((tag) => (
          <button
            key={tag}
            type="button"
            className="tag-on"
            data-presence={added.includes(tag) ? 'all' : presenceOf(tag, articles)}
            aria-label={say('organising.removeTag', { tag })}
            title={presenceOf(tag, articles) === 'some' ? say('organising.onSomeOfTheArticles') : undefined}
            onClick={() => {
              setRemoved([...removed, tag])
              setAdded(added.filter((other) => other !== tag))
            }}
          >
            <bdi>{tag}</bdi> ×
          </button>
        ))}
        <input
          className="tags-input"
          role="combobox"
          aria-label={say('organising.addATag')}
          aria-expanded={offered.length > 0}
          aria-controls="tag-choices"
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `tag-choice-${String(at)}` : undefined}
          autoComplete="off"
          dir="auto"
          autoFocus
          placeholder={say('organising.addATag')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(-1)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id="tag-choices" className="tag-choices" role="listbox" aria-label={say('organising.knownTags')}>
        {offered.map((tag, index) => (
          <TagChoice
            key={tag}
            id={`tag-choice-${String(index)}`}
            tag={tag}
            isCurrent={index === at}
            onChoose={() => {
              add([tag])
            }}
          />
        ))}
      </ul>
    </DialogFrame>
  )
}
