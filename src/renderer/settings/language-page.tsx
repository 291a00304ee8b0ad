import type { ReactElement } from 'react'
import { languageNames, languages, type LanguageChoice } from '@shared/language/languages.ts'
import { useSay } from '../language/use-say.ts'
import { Choice, type Option } from './choice.tsx'
import type { SettingsPageProps } from './settings-page.ts'

/** In which language the app speaks. It changes at once; what is open stays open. */
export function LanguagePage({ settings, onKeep }: SettingsPageProps): ReactElement {
  const say = useSay()
  const options: readonly Option<LanguageChoice>[] = [
    { value: 'system', name: say('settings.theSystems') },
    ...languages.map((value) => ({ value, name: languageNames[value], lang: value })),
  ]
  return (
    <div className="settings-stacked">
      <Choice
        label={say('settings.languageOfTheInterface')}
        value={settings.language}
        options={options}
        onChoose={(language) => {
          onKeep({ language })
        }}
      />
      <p className="dialog-hint">{say('settings.changesAtOnce')}</p>
    </div>
  )
}
