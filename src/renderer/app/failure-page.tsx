import type { ReactElement } from 'react'
import './pages.css'

export interface FailurePageProps {
  readonly message: string
}

/** No library, no app: what is wrong, and nothing that pretends to work. */
export function FailurePage({ message }: FailurePageProps): ReactElement {
  return (
    <main className="whole-page">
      <h1>The library did not open</h1>
      <p role="alert">{message}</p>
      <p className="whole-page-hint">
        Nothing was changed. Close this window, mend the cause and start again.
      </p>
    </main>
  )
}
