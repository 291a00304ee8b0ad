import type { ReactElement } from 'react'
import type { Survey } from '@shared/survey.ts'
import { countOf, formatCount } from '../ui/count-of.ts'
import { placeOf } from './restored.ts'

export interface SurveyProblemsProps {
  readonly survey: Survey
}

/** What would not come in, and why; a long list is closed until it is wanted. */
export function SurveyProblems({ survey }: SurveyProblemsProps): ReactElement | null {
  const { problems, failed, skipped } = survey
  if (problems.length === 0) return null
  const more = failed + skipped - problems.length
  const counts = [
    ...(failed === 0 ? [] : [`${countOf(failed, 'item')} cannot be read`]),
    ...(skipped === 0 ? [] : [`${countOf(skipped, 'item')} would be left out`]),
  ]
  return (
    <details className="survey-part survey-problems" open={problems.length <= 5}>
      <summary>{counts.join(', ')}</summary>
      <ul>
        {problems.map((problem, index) => (
          // Nothing in it moves, and two may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {placeOf(problem) !== null && <bdi className="survey-about">{placeOf(problem)}: </bdi>}
            {problem.title !== null && problem.title !== '' && <bdi>“{problem.title}” </bdi>}
            <span dir="auto">{problem.reason}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="survey-about">and {formatCount(more)} more; the receipt will name each.</p>}
    </details>
  )
}
