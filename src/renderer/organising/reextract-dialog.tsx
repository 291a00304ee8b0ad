import { useEffect, useState, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { Extraction, ExtractionMethod } from '@shared/extraction.ts'
import type { PlainKey } from '@shared/language/say.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useSay } from '../language/use-say.ts'
import './organising.css'

export interface ReextractDialogProps {
  readonly article: ArticleSummary
  readonly onClose: () => void
}

const names: Readonly<Record<ExtractionMethod, PlainKey>> = {
  combined: 'organising.theArticleAsOffprintFindsIt',
  readability: 'organising.theArticleAsReadabilityFindsIt',
  densest: 'organising.whereMostOfTheTextStands',
  body: 'organising.everythingOnThePage',
}

/** What each way to find the article gives, side by side; the text is exchanged for the one that is chosen. */
export function ReextractDialog({ article, onClose }: ReextractDialogProps): ReactElement {
  const say = useSay()
  const { client, acts } = useServices()
  const [found, setFound] = useState<readonly Extraction[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ExtractionMethod | null>(null)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.article.extractions({ id: article.id })
      if (!answer.ok) {
        setFailure(answer.fault.message)
        return
      }
      setFound(answer.value)
      setChosen(answer.value.find((each) => each.isPresent)?.method ?? null)
    }
    drop(ask())
  }, [client, article.id])

  const selected = found?.find((each) => each.method === chosen) ?? null
  return (
    <DialogFrame
      title={say('organising.takeTheTextAnew')}
      size="large"
      onClose={onClose}
      actions={
        <Decision
          label={say('organising.useThisText')}
          disabled={selected === null || selected.isPresent}
          onCancel={onClose}
          onAct={() => {
            onClose()
            if (selected !== null) drop(acts.reextract(article, selected.method))
          }}
        />
      }
    >
      {failure !== null && <p role="alert">{say.heard(failure)}</p>}
      {failure === null && found === null && (
        <p className="dialog-hint" role="status">
          {say('organising.readingTheKeptPage')}
        </p>
      )}
      {found !== null && (
        <fieldset className="extractions">
          <legend className="dialog-hint">{say('organising.fromThePageThatWasKept')}</legend>
          {found.map((each) => (
            <label key={each.method}>
              <input
                type="radio"
                name="extraction"
                checked={each.method === chosen}
                onChange={() => {
                  setChosen(each.method)
                }}
              />
              <span className="extraction">
                <span className="extraction-name">{say(names[each.method])}</span>
                <span className="extraction-count">
                  {say('count.words', { count: each.wordCount })}
                  {each.isPresent && say('organising.thePresentText')}
                </span>
                {each.unplacedHighlights > 0 && (
                  <span className="extraction-unplaced">
                    {say('organising.highlightsNotInIt', { count: each.unplacedHighlights })}
                  </span>
                )}
                <span className="extraction-text" dir="auto">
                  {each.opening}
                  {each.ending !== '' && ` … ${each.ending}`}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </DialogFrame>
  )
}
