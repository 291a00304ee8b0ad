import type { ReactElement } from 'react'
import type { Survey } from '@shared/survey.ts'
import { Fact } from '../storage/fact.tsx'
import { formatCount } from '../ui/count-of.ts'
import { spanOfDates } from './span-of-dates.ts'

export interface SurveyFactsProps {
  readonly survey: Survey
}

/** The figures, in the order in which one asks: what is new, what it brings, from when. */
export function SurveyFacts({ survey }: SurveyFactsProps): ReactElement {
  const { added, merged, known, repeated, withText, linkOnly, highlights, undated } = survey
  const dates = spanOfDates(survey.earliest, survey.latest)
  return (
    <dl className="facts survey-facts">
      <Fact name="New">{formatCount(added)}</Fact>
      {merged > 0 && <Fact name="Add to what is there">{formatCount(merged)}</Fact>}
      {known > 0 && <Fact name="In your library already">{formatCount(known)}</Fact>}
      {repeated > 0 && <Fact name="More than once in it">{formatCount(repeated)}</Fact>}
      <Fact name="With their text">{formatCount(withText)}</Fact>
      {linkOnly > 0 && <Fact name="Only links, not offline">{formatCount(linkOnly)}</Fact>}
      {highlights > 0 && <Fact name="Highlights and notes">{formatCount(highlights)}</Fact>}
      {dates !== null && <Fact name="Saved">{dates}</Fact>}
      {undated > 0 && dates !== null && <Fact name="Without a date">{formatCount(undated)}</Fact>}
      {survey.failed > 0 && <Fact name="Cannot be read">{formatCount(survey.failed)}</Fact>}
      {survey.skipped > 0 && <Fact name="Left out">{formatCount(survey.skipped)}</Fact>}
    </dl>
  )
}
