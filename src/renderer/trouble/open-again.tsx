import { useState, type ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useSay } from '../language/use-say.ts'

export interface OpenAgainProps {
  readonly primary?: boolean
}

/** Opens the library again, once the reader has put right what was in the way. */
export function OpenAgain({ primary = false }: OpenAgainProps): ReactElement {
  const say = useSay()
  const { library } = useServices()
  const [isTrying, setTrying] = useState(false)
  return (
    <TextButton
      primary={primary}
      disabled={isTrying}
      onPress={() => {
        setTrying(true)
        drop(
          library.openAgain().finally(() => {
            setTrying(false)
          }),
        )
      }}
    >
      {say('trouble.tryAgain')}
    </TextButton>
  )
}
