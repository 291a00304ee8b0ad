import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { countOf, formatCount } from '../ui/count-of.ts'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { CheckFindings } from './check-findings.tsx'

/** Is every file as it was written? Looked at when asked, and mended where that can be. */
export function CheckPart(): ReactElement {
  const { storage } = useServices()
  const checking = useReadable(storage, (state) => state.checking)
  const isMending = useReadable(storage, (state) => state.isMending)
  const report = useReadable(storage, (state) => state.report)
  return (
    <section className="storage-part" aria-labelledby="storage-check">
      <h3 id="storage-check">Is it sound?</h3>
      <p role="status">
        {checking !== null &&
          (isMending
            ? 'Mending…'
            : `Checking ${formatCount(checking.done)} of ${checking.total === 0 ? '…' : countOf(checking.total, 'text')}`)}
        {checking === null &&
          report !== null &&
          (report.findings.length === 0
            ? `Nothing is wrong. ${countOf(report.articles, 'article')}, ${countOf(report.verified, 'text')} verified.`
            : `${countOf(report.findings.length, 'finding')} in ${countOf(report.articles, 'article')}, ${countOf(report.verified, 'text')} verified.`)}
      </p>
      {checking === null && report !== null && <CheckFindings findings={report.findings} />}
      {checking !== null && (
        <progress
          aria-label="Check"
          {...(checking.total === 0 ? {} : { value: checking.done, max: checking.total })}
        />
      )}
      <div className="storage-acts">
        {checking === null ? (
          <CommandText command="library.check" />
        ) : (
          <TextButton
            disabled={isMending}
            onPress={() => {
              drop(storage.stopCheck())
            }}
          >
            Stop
          </TextButton>
        )}
        {checking === null && report?.findings.some(({ mendable }) => mendable) === true && (
          <TextButton
            primary
            onPress={() => {
              drop(storage.mend())
            }}
          >
            Mend what can be mended
          </TextButton>
        )}
      </div>
    </section>
  )
}
