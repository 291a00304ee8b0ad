import { rich } from '../language/rich.tsx'
import { useState, type ReactElement } from 'react'
import type { ImportChoices } from '@shared/import-choices.ts'
import { keepAll } from '@shared/import-choices.ts'
import type { Survey } from '@shared/survey.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { formatNames } from './format-name.ts'
import { SurveyFacts } from './survey-facts.tsx'
import { SurveyProblems } from './survey-problems.tsx'
import { SurveySample } from './survey-sample.tsx'
import { useSay } from '../language/use-say.ts'
import './survey.css'

export interface SurveyDialogProps {
  readonly plan: number
  readonly survey: Survey
  readonly onClose: () => void
}

/** What an export holds and what would become of it, before anything is done; and what of it is wanted. */
export function SurveyDialog({ plan, survey, onClose }: SurveyDialogProps): ReactElement {
  const say = useSay()
  const { imports } = useServices()
  const [choices, setChoices] = useState(keepAll)
  const cancel = (): void => {
    onClose()
    drop(imports.dismiss(plan))
  }
  const begin = (): void => {
    onClose()
    drop(imports.begin(plan, choices))
  }
  const { articles, formats, added, merged } = survey
  const from = formatNames(formats, say)
  return (
    <DialogFrame
      title={say('importing.lookBeforeImporting')}
      size="large"
      onClose={cancel}
      actions={
        <Decision
          label={
            added + merged === 0
              ? say('importing.importAnyway')
              : say('importing.importCount', { count: added + merged })
          }
          disabled={articles + survey.failed + survey.skipped === 0}
          focus="act"
          onCancel={cancel}
          onAct={begin}
        />
      }
    >
      <p className="survey-lead">
        {articles === 0
          ? say('importing.nothingWasFoundInItThat')
          : rich(say, 'importing.articlesFrom', {
              articles: <strong>{say('count.articles', { count: articles })}</strong>,
              from,
            })}
      </p>
      {articles > 0 && <SurveyFacts survey={survey} />}
      <Choices survey={survey} choices={choices} onChange={setChoices} />
      {survey.sample.length > 0 && <SurveySample sample={survey.sample} choices={choices} />}
      <SurveyProblems survey={survey} />
    </DialogFrame>
  )
}

interface ChoicesProps {
  readonly survey: Survey
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

/** Only what there is can be chosen. */
function Choices({ survey, choices, onChange }: ChoicesProps): ReactElement | null {
  const say = useSay()
  const { bookmarked, archived, read, tags, folders, articles, undated } = survey
  const marks = [
    ...(bookmarked === 0 ? [] : [say('importing.bookmarkedCount', { count: bookmarked })]),
    ...(archived === 0 ? [] : [say('importing.archivedCount', { count: archived })]),
    ...(read === 0 ? [] : [say('importing.readCount', { count: read })]),
  ]
  const offered: readonly (readonly [keyof ImportChoices, string, string])[] = [
    ...(marks.length === 0
      ? []
      : [['states', say('importing.keepStates'), marks.join(say('search.comma'))] as const]),
    ...(tags === 0 ? [] : [['tags', say('importing.keepTags'), say('count.tags', { count: tags })] as const]),
    ...(folders === 0
      ? []
      : [['folders', say('importing.makeFoldersTags'), say('count.folders', { count: folders })] as const]),
    ...(articles === undated || articles === 0
      ? []
      : [['dates', say('importing.keepTheDatesOnWhichThey'), say('importing.elseToday')] as const]),
    ...(survey.formats['epub'] === undefined
      ? []
      : [
          [
            'wholeBooks',
            say('importing.makeEachBookOneArticle'),
            say('importing.elseOneForEachChapter'),
          ] as const,
        ]),
  ]
  if (offered.length === 0) return null
  return (
    <fieldset className="survey-choices">
      <legend>{say('importing.bringAlong')}</legend>
      {offered.map(([name, label, about]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={choices[name]}
            onChange={(event) => {
              onChange({ ...choices, [name]: event.target.checked })
            }}
          />
          <span>
            {label} <span className="survey-about">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
