import { useEffect, useState, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { SplitPoint } from '@shared/ipc/contract.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'
import { rising, toggled } from './chosen.ts'
import './organising.css'

export interface SplitDialogProps {
  readonly article: ArticleSummary
  readonly onClose: () => void
}

/** Where new articles begin: likely headlines are chosen already. */
export function SplitDialog({ article, onClose }: SplitDialogProps): ReactElement {
  const say = useSay()
  const { client, acts } = useServices()
  const [points, setPoints] = useState<readonly SplitPoint[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [showsAll, setShowsAll] = useState(false)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.article.splitPoints({ id: article.id })
      if (!answer.ok) {
        setFailure(answer.fault.message)
        return
      }
      const likely = answer.value.filter((point) => point.likely)
      setPoints(answer.value)
      setChosen(new Set(likely.map((point) => point.block)))
      setShowsAll(likely.length === 0)
    }
    drop(ask())
  }, [client, article.id])

  const shown = points?.filter((point) => showsAll || point.likely) ?? []
  const hidden = (points?.length ?? 0) - shown.length
  return (
    <DialogFrame
      title={say('organising.splitArticle')}
      size="large"
      onClose={onClose}
      actions={
        <Decision
          label={
            chosen.size === 0
              ? say('organising.split')
              : say('organising.splitInto', { count: chosen.size + 1 })
          }
          disabled={chosen.size === 0}
          onCancel={onClose}
          onAct={() => {
            onClose()
            drop(acts.split(article, rising(chosen)))
          }}
        />
      }
    >
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      {points?.length === 0 && <p className="dialog-hint">{say('organising.thisArticleHasOneBlockOnly')}</p>}
      {shown.length > 0 && (
        <fieldset className="split-points">
          <legend className="dialog-hint">{say('organising.aNewArticleBeginsAtEach')}</legend>
          {shown.map((point) => (
            <label key={point.block} data-likely={point.likely || undefined}>
              <input
                type="checkbox"
                checked={chosen.has(point.block)}
                onChange={() => {
                  setChosen(toggled(chosen, point.block))
                }}
              />
              <span dir="auto">{point.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      {hidden > 0 && (
        <TextButton
          onPress={() => {
            setShowsAll(true)
          }}
        >
          {say('organising.showTheOther', { count: hidden })}
        </TextButton>
      )}
    </DialogFrame>
  )
}
