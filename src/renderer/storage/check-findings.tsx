import type { ReactElement } from 'react'
import type { CheckReport } from '@shared/storage.ts'
import { formatCount } from '../ui/count-of.ts'

/** A library whose disk is failing can have thousands. */
const mostShown = 100

export interface CheckFindingsProps {
  readonly findings: CheckReport['findings']
}

/** What is not as it should be, one plain sentence each. */
export function CheckFindings({ findings }: CheckFindingsProps): ReactElement | null {
  if (findings.length === 0) return null
  return (
    <>
      <ul className="findings" aria-label="Findings">
        {findings.slice(0, mostShown).map(({ message, mendable }) => (
          <li key={message}>
            <span dir="auto">{message}</span>
            <span className="finding-fate">{mendable ? 'can be mended' : 'cannot be mended'}</span>
          </li>
        ))}
      </ul>
      {findings.length > mostShown && (
        <p className="dialog-hint">and {formatCount(findings.length - mostShown)} more.</p>
      )}
    </>
  )
}
