import { useState, type ReactElement } from 'react'
import { OpenAgain } from '../trouble/open-again.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { drop } from './drop.ts'
import { useServices } from './services-context.ts'
import { useSay } from '../language/use-say.ts'
import './pages.css'

export interface FailurePageProps {
  readonly message: string
}

/** No library, no app: what is wrong, the ways on, and nothing that pretends to work. */
export function FailurePage({ message }: FailurePageProps): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const [refusal, setRefusal] = useState<string | null>(null)
  const other = (create: boolean): void => {
    setRefusal(null)
    drop(library.openOther(create).then(setRefusal))
  }
  return (
    <main className="whole-page">
      <h1>{say('app.theLibraryDidNotOpen')}</h1>
      <p role="alert">{say.heard(message)}</p>
      <p className="whole-page-hint">{say('app.nothingWasChanged')}</p>
      <div className="whole-page-acts">
        <OpenAgain primary />
        <TextButton
          onPress={() => {
            other(false)
          }}
        >
          {say('app.openAnotherLibrary')}
        </TextButton>
        <TextButton
          onPress={() => {
            other(true)
          }}
        >
          {say('app.beginANewOne')}
        </TextButton>
      </div>
      <p className="whole-page-hint" role="status">
        {refusal === null ? null : say.heard(refusal)}
      </p>
    </main>
  )
}
