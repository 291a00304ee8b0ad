import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'

/** Which languages are hyphenated on this system, so that nobody waits for what cannot come. */
export function HyphenationNote({ languages }: { readonly languages: readonly string[] }): ReactElement {
  const say = useSay()
  if (languages.length === 0) return <p className="dialog-hint">{say('settings.noHyphenation')}</p>
  const names = new Intl.DisplayNames([say.locale], { type: 'language' })
  const list = new Intl.ListFormat([say.locale], { type: 'conjunction' })
  return (
    <p className="dialog-hint">
      {say('settings.hyphenationIn', {
        languages: list.format(languages.map((each) => names.of(each) ?? each)),
      })}
    </p>
  )
}
