import type { ReactElement } from 'react'
import './pages.css'

/** Comes into sight only when opening takes long enough to wonder. */
export function OpeningPage(): ReactElement {
  return (
    <main className="whole-page whole-page-late" aria-busy="true">
      <p>Opening the library…</p>
    </main>
  )
}
