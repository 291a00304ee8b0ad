import { useState, type ReactElement } from 'react'
import type { ImportChoices } from '@shared/import-choices.ts'
import { keepAll } from '@shared/import-choices.ts'
import type { Survey } from '@shared/survey.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { countOf, formatCount } from '../ui/count-of.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { formatNames } from './format-name.ts'
import { SurveyFacts } from './survey-facts.tsx'
import { SurveyProblems } from './survey-problems.tsx'
import { SurveySample } from './survey-sample.tsx'
import './survey.css'

export interface SurveyDialogProps {
  readonly plan: number
  readonly survey: Survey
  readonly onClose: () => void
}

/** What an export holds and what would become of it, before anything is done; and what of it is wanted. */
export function SurveyDialog({ plan, survey, onClose }: SurveyDialogProps): ReactElement {
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
  const from = formatNames(formats)
  return (
    <DialogFrame
      title="Look before importing"
      size="large"
      onClose={cancel}
      actions={
        <>
          <TextButton onPress={cancel}>Cancel</TextButton>
          <TextButton
            primary
            autoFocus
            disabled={articles + survey.failed + survey.skipped === 0}
            onPress={begin}
          >
            {added + merged === 0 ? 'Import anyway' : `Import ${countOf(added + merged, 'article')}`}
          </TextButton>
        </>
      }
    >
      <p className="survey-lead">
        {articles === 0 ? (
          'Nothing was found in it that could be imported.'
        ) : (
          <>
            <strong>{countOf(articles, 'article')}</strong> from {from}. Nothing was imported yet.
          </>
        )}
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
  const { bookmarked, archived, read, tags, folders, articles, undated } = survey
  const marks = [
    ...(bookmarked === 0 ? [] : [`${formatCount(bookmarked)} bookmarked`]),
    ...(archived === 0 ? [] : [`${formatCount(archived)} archived`]),
    ...(read === 0 ? [] : [`${formatCount(read)} read`]),
  ]
  const offered: readonly (readonly [keyof ImportChoices, string, string])[] = [
    ...(marks.length === 0 ? [] : [['states', 'Keep states', marks.join(', ')] as const]),
    ...(tags === 0 ? [] : [['tags', 'Keep tags', countOf(tags, 'tag')] as const]),
    ...(folders === 0 ? [] : [['folders', 'Make folders tags', countOf(folders, 'folder')] as const]),
    ...(articles === undated || articles === 0
      ? []
      : [['dates', 'Keep the dates on which they were saved', 'else today'] as const]),
    ...(survey.formats['epub'] === undefined
      ? []
      : [['wholeBooks', 'Make each book one article', 'else one for each chapter'] as const]),
  ]
  if (offered.length === 0) return null
  return (
    <fieldset className="survey-choices">
      <legend>Bring along</legend>
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
