import type { ReactElement } from 'react'
import './pages.css'
import { useSay } from '../language/use-say.ts'

/** Comes into sight only when opening takes long enough to wonder. */
export function OpeningPage(): ReactElement {
  const say = useSay()
  return (
    <main className="whole-page whole-page-late" aria-busy="true">
      <p>{say('app.openingTheLibrary')}</p>
      <p className="whole-page-hint whole-page-later">{say('app.theDiskTakesLongToAnswer')}</p>
    </main>
  )
}
