import type { ReactElement } from 'react'
import type { ImportChoices } from '@shared/import-choices.ts'
import type { SurveySample as Sample } from '@shared/survey.ts'
import { Time } from '../ui/time.tsx'
import { useSay } from '../language/use-say.ts'

export interface SurveySampleProps {
  readonly sample: readonly Sample[]
  readonly choices: ImportChoices
}

/** A few articles as they would come in, from all over the export. */
export function SurveySample({ sample, choices }: SurveySampleProps): ReactElement {
  const say = useSay()
  return (
    <section className="survey-part">
      <h3>{sample.length === 1 ? say('importing.itHolds') : say('importing.forExample')}</h3>
      <ul className="survey-sample">
        {sample.map(({ title, url, addedAt, tags, folders, linkOnly }, index) => {
          const labels = [...(choices.tags ? tags : []), ...(choices.folders ? folders : [])]
          return (
            // Nothing in it moves, and two may be alike.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} dir="auto">
              <span className="survey-title">{title === '' ? say('importing.untitled') : title}</span>
              <span className="survey-about">
                {url !== null && <bdi>{hostOf(url)}</bdi>}
                {addedAt !== null && choices.dates && (
                  <>
                    {url !== null && ' · '}
                    <Time iso={addedAt} />
                  </>
                )}
                {linkOnly && say('importing.linkOnly')}
                {labels.map((label, at) => (
                  // Two may be alike, and none moves.
                  // oxlint-disable-next-line react/no-array-index-key
                  <span key={at}>
                    {at === 0 ? ' · ' : ' '}
                    <bdi>#{label}</bdi>
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}
