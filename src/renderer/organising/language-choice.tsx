import type { ReactElement } from 'react'
import { canonicalLanguage, offeredLanguages } from '@shared/details.ts'
import { useSay } from '../language/use-say.ts'

export interface LanguageChoiceProps {
  readonly value: string | null
  readonly onChoose: (language: string | null) => void
}

/** The language of a text, by its name in the language of the interface; the one it has is always among them. */
export function LanguageChoice({ value, onChoose }: LanguageChoiceProps): ReactElement {
  const say = useSay()
  const names = new Intl.DisplayNames([say.locale], { type: 'language' })
  const tags =
    value === null || offeredLanguages.includes(value) ? offeredLanguages : [...offeredLanguages, value]
  const named = tags
    // An export may call it anything: what is no tag of a language is its own name.
    .map((tag) => ({ tag, name: canonicalLanguage(tag) === null ? tag : (names.of(tag) ?? tag) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, say.locale))
  return (
    <select
      className="field"
      value={value ?? ''}
      onChange={(event) => {
        onChoose(event.target.value === '' ? null : event.target.value)
      }}
    >
      <option value="">{say('organising.notKnown')}</option>
      {named.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </select>
  )
}
