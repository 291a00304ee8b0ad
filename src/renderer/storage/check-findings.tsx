import type { ReactElement } from 'react'
import type { CheckReport } from '@shared/storage.ts'
import { useSay } from '../language/use-say.ts'

/** A library whose disk is failing can have thousands. */
const mostShown = 100

export interface CheckFindingsProps {
  readonly findings: CheckReport['findings']
}

/** What is not as it should be, one plain sentence each. */
export function CheckFindings({ findings }: CheckFindingsProps): ReactElement | null {
  const say = useSay()
  if (findings.length === 0) return null
  return (
    <>
      <ul className="findings" aria-label={say('storage.findings')}>
        {findings.slice(0, mostShown).map(({ message, mendable }) => (
          <li key={message}>
            <span dir="auto">{say.heard(message)}</span>
            <span className="finding-fate">
              {mendable ? say('storage.canBeMended') : say('storage.cannotBeMended')}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > mostShown && (
        <p className="dialog-hint">
          {say('storage.andMore', { count: findings.length - mostShown })}
          {say('storage.stopSign')}
        </p>
      )}
    </>
  )
}
