import type { ReactElement } from 'react'
import './pages.css'

/** Comes into sight only when opening takes long enough to wonder. */
export function OpeningPage(): ReactElement {
  return (
    <main className="whole-page whole-page-late" aria-busy="true">
      <p>Opening the library…</p>
      <p className="whole-page-hint whole-page-later">
        The disk takes long to answer. If the library is on a drive or a network folder, see whether it is
        connected.
      </p>
    </main>
  )
}
