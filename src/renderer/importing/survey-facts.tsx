import type { ReactElement } from 'react'
import type { Survey } from '@shared/survey.ts'
import { Fact } from '../storage/fact.tsx'
import { spanOfDates } from './span-of-dates.ts'
import { useSay } from '../language/use-say.ts'

export interface SurveyFactsProps {
  readonly survey: Survey
}

/** The figures, in the order in which one asks: what is new, what it brings, from when. */
export function SurveyFacts({ survey }: SurveyFactsProps): ReactElement {
  const say = useSay()
  const { added, merged, known, repeated, withText, linkOnly, highlights, undated } = survey
  const dates = spanOfDates(survey.earliest, survey.latest, say)
  return (
    <dl className="facts survey-facts">
      <Fact name={say('importing.new')}>{say.number(added)}</Fact>
      {merged > 0 && <Fact name={say('importing.addToWhatIsThere')}>{say.number(merged)}</Fact>}
      {known > 0 && <Fact name={say('importing.inYourLibraryAlready')}>{say.number(known)}</Fact>}
      {repeated > 0 && <Fact name={say('importing.moreThanOnceInIt')}>{say.number(repeated)}</Fact>}
      <Fact name={say('importing.withTheirText')}>{say.number(withText)}</Fact>
      {linkOnly > 0 && <Fact name={say('importing.onlyLinksNotOffline')}>{say.number(linkOnly)}</Fact>}
      {highlights > 0 && <Fact name={say('importing.highlightsAndNotes')}>{say.number(highlights)}</Fact>}
      {dates !== null && <Fact name={say('importing.saved')}>{dates}</Fact>}
      {undated > 0 && dates !== null && (
        <Fact name={say('importing.withoutADate')}>{say.number(undated)}</Fact>
      )}
      {survey.failed > 0 && <Fact name={say('importing.cannotBeRead')}>{say.number(survey.failed)}</Fact>}
      {survey.skipped > 0 && <Fact name={say('importing.leftOut')}>{say.number(survey.skipped)}</Fact>}
    </dl>
  )
}
