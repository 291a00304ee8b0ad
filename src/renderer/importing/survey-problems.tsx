import { useSay } from '../language/use-say.ts'
import type { ReactElement } from 'react'
import type { Survey } from '@shared/survey.ts'
import { placeOf } from './restored.ts'

export interface SurveyProblemsProps {
  readonly survey: Survey
}

/** What would not come in, and why; a long list is closed until it is wanted. */
export function SurveyProblems({ survey }: SurveyProblemsProps): ReactElement | null {
  const say = useSay()
  const { problems, failed, skipped } = survey
  if (problems.length === 0) return null
  const more = failed + skipped - problems.length
  const counts = [
    ...(failed === 0 ? [] : [say('importing.cannotBeReadCount', { count: failed })]),
    ...(skipped === 0 ? [] : [say('importing.leftOutCount', { count: skipped })]),
  ]
  return (
    <details className="survey-part survey-problems" open={problems.length <= 5}>
      <summary>{counts.join(say('search.comma'))}</summary>
      <ul>
        {problems.map((problem, index) => (
          // Nothing in it moves, and two may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {placeOf(problem, say) !== null && <bdi className="survey-about">{placeOf(problem, say)}: </bdi>}
            {problem.title !== null && problem.title !== '' && <bdi>“{problem.title}” </bdi>}
            <span dir="auto">{say.heard(problem.reason)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="survey-about">{say('importing.andMore', { count: more })}</p>}
    </details>
  )
}
