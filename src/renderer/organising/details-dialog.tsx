import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import type { ArticleSummary, Direction } from '@shared/article.ts'
import { isCalendarDay, writingDirection } from '@shared/details.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Decision } from '../ui/decision.tsx'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { changedDetails } from './changed-details.ts'
import { LanguageChoice } from './language-choice.tsx'
import './details-dialog.css'

export interface DetailsDialogProps {
  readonly article: ArticleSummary
  readonly onClose: () => void
}

/** What is known of an article, put right: one step, which can be undone. Its text is as it was. */
export function DetailsDialog({ article, onClose }: DetailsDialogProps): ReactElement {
  const say = useSay()
  const { acts } = useServices()
  const [title, setTitle] = useState(article.title)
  const [byline, setByline] = useState(article.byline ?? '')
  const [site, setSite] = useState(article.site ?? '')
  const [day, setDay] = useState(article.publishedAt?.slice(0, 10) ?? '')
  const [language, setLanguage] = useState(article.language)
  const [direction, setDirection] = useState<Direction>(article.direction)
  const typed = { title, byline, site, day, language, direction }
  const change = changedDetails(article, typed)
  const isTitled = title.trim() !== ''
  // What came in as no day is left as it is until somebody writes another.
  const isDay = change.publishedAt === undefined || day === '' || isCalendarDay(day)
  const canSave = isTitled && isDay

  const save = (): void => {
    if (!canSave) return
    onClose()
    if (Object.keys(change).length > 0) drop(acts.describe(article, change))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    save()
  }
  const line = (
    label: string,
    value: string,
    set: (text: string) => void,
    wrong: string | null = null,
  ): ReactElement => (
    <Field label={label}>
      <input
        className="field"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== null}
        value={value}
        onChange={(event) => {
          set(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      {wrong !== null && (
        <span className="details-wrong" role="alert">
          {wrong}
        </span>
      )}
    </Field>
  )
  return (
    <DialogFrame
      title={say('organising.details')}
      onClose={onClose}
      actions={
        <Decision label={say('organising.save')} disabled={!canSave} onCancel={onClose} onAct={save} />
      }
    >
      <div className="details">
        {line(
          say('organising.titleOfIt'),
          title,
          setTitle,
          isTitled ? null : say('organising.aTitleIsNeeded'),
        )}
        {line(say('organising.author'), byline, setByline)}
        {line(say('organising.site'), site, setSite)}
        {line(say('organising.published'), day, setDay, isDay ? null : say('organising.asYearMonthDay'))}
        <Field label={say('organising.language')}>
          <LanguageChoice
            value={language}
            onChoose={(chosen) => {
              setLanguage(chosen)
              if (chosen !== null) setDirection(writingDirection(chosen))
            }}
          />
        </Field>
        <Field label={say('organising.direction')}>
          <select
            className="field"
            value={direction}
            onChange={(event) => {
              setDirection(event.target.value === 'rtl' ? 'rtl' : 'ltr')
            }}
          >
            <option value="ltr">{say('organising.leftToRight')}</option>
            <option value="rtl">{say('organising.rightToLeft')}</option>
          </select>
        </Field>
      </div>
    </DialogFrame>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    // The control is among the children.
    <label className="details-field">
      <span>{label}</span>
      {children}
    </label>
  )
}
