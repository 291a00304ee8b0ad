import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { Quote } from '@shared/anchor/anchor.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { Passage } from '@shared/ipc/contract.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { rising, toggled } from './chosen.ts'
import './organising.css'

export interface CutDialogProps {
  readonly article: ArticleSummary
  /** What is selected in it: the passages that it runs over are ticked already. */
  readonly selected: Quote | null
  readonly onClose: () => void
}

/** What is to go out of an article: what an import took for a part of it and is not. */
export function CutDialog({ article, selected, onClose }: CutDialogProps): ReactElement {
  const say = useSay()
  const { client, acts } = useServices()
  const [found, setFound] = useState<readonly Passage[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const [cut, setCut] = useState<ReadonlySet<number>>(new Set())
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.article.passages({ id: article.id, selected })
      if (!answer.ok) {
        setFailure(answer.fault.message)
        return
      }
      setFound(answer.value)
      setCut(new Set(answer.value.filter(({ isSelected }) => isSelected).map(({ index }) => index)))
    }
    drop(ask())
  }, [client, article.id, selected])
  const start = found.find(({ isSelected }) => isSelected)?.index ?? 0
  const isFound = found.length > 0
  useEffect(() => {
    if (!isFound) return
    first.current?.focus()
    first.current?.closest('label')?.scrollIntoView({ block: 'center' })
  }, [isFound])
  const highlights = found
    .filter(({ index }) => cut.has(index))
    .reduce((sum, passage) => sum + passage.highlights, 0)
  return (
    <DialogFrame
      title={say('organising.cutPassages')}
      size="large"
      onClose={onClose}
      actions={
        <Decision
          label={cut.size === 0 ? say('organising.cut') : say('organising.cutCount', { count: cut.size })}
          disabled={cut.size === 0 || cut.size === found.length}
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(acts.cut(article, rising(cut)))
          }}
        />
      }
    >
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      <p className="dialog-hint" role="status">
        {say('organising.whatIsTickedGoes')}
        {highlights > 0 && ` ${say('organising.highlightsInIt', { count: highlights })}`}
      </p>
      {found.length > 0 && (
        <fieldset className="split-points">
          <legend className="visually-hidden">{say('organising.passages')}</legend>
          {found.map(({ index, text }) => (
            <label key={index} data-is-cut={cut.has(index) || undefined}>
              <input
                ref={index === start ? first : null}
                type="checkbox"
                checked={cut.has(index)}
                onChange={() => {
                  setCut(toggled(cut, index))
                }}
              />
              <span dir="auto">{text === '' ? say('organising.noWords') : text}</span>
            </label>
          ))}
        </fieldset>
      )}
    </DialogFrame>
  )
}
