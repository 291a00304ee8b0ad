import { useEffect, useState, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { Extraction, ExtractionMethod } from '@shared/extraction.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import './organising.css'

export interface ReextractDialogProps {
  readonly article: ArticleSummary
  readonly onClose: () => void
}

const names: Readonly<Record<ExtractionMethod, string>> = {
  combined: 'The article, as Offprint finds it',
  readability: 'The article, as Readability finds it',
  densest: 'Where most of the text stands',
  body: 'Everything on the page',
}

/** What each way to find the article gives, side by side; the text is exchanged for the one that is chosen. */
export function ReextractDialog({ article, onClose }: ReextractDialogProps): ReactElement {
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
      title="Take the text anew"
      size="large"
      onClose={onClose}
      actions={
        <>
          <TextButton onPress={onClose}>Cancel</TextButton>
          <TextButton
            primary
            disabled={selected === null || selected.isPresent}
            onPress={() => {
              onClose()
              if (selected !== null) drop(acts.reextract(article, selected.method))
            }}
          >
            Use this text
          </TextButton>
        </>
      }
    >
      {failure !== null && <p role="alert">{failure}</p>}
      {failure === null && found === null && (
        <p className="dialog-hint" role="status">
          Reading the kept page…
        </p>
      )}
      {found !== null && (
        <fieldset className="extractions">
          <legend className="dialog-hint">
            From the page that was kept. Marks and highlights stay, and it can be undone.
          </legend>
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
                <span className="extraction-name">{names[each.method]}</span>
                <span className="extraction-count">
                  {countOf(each.wordCount, 'word')}
                  {each.isPresent && ' · the present text'}
                </span>
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
