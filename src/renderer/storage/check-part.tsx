import type { ReactElement } from 'react'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { CommandText } from '../commands/command-text.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useReadable } from '../ui/use-readable.ts'
import { CheckFindings } from './check-findings.tsx'
import { useSay } from '../language/use-say.ts'

/** Is every file as it was written? Looked at when asked, and mended where that can be. */
export function CheckPart(): ReactElement {
  const say = useSay()
  const { storage } = useServices()
  const checking = useReadable(storage, (state) => state.checking)
  const isMending = useReadable(storage, (state) => state.isMending)
  const report = useReadable(storage, (state) => state.report)
  const verified =
    report === null
      ? ''
      : say('storage.verified', {
          articles: say('count.articles', { count: report.articles }),
          texts: say('storage.texts', { count: report.verified }),
        })
  return (
    <section className="storage-part" aria-labelledby="storage-check">
      <h3 id="storage-check">{say('storage.isItSound')}</h3>
      <p role="status">
        {checking !== null &&
          (isMending
            ? say('storage.mending')
            : checking.total === 0
              ? say('storage.checkingOfUnknown', { done: checking.done })
              : say('storage.checking', { done: checking.done, count: checking.total }))}
        {checking === null &&
          report !== null &&
          (report.findings.length === 0
            ? `${say('storage.nothingIsWrong')} ${verified}`
            : `${say('storage.findingsCount', { count: report.findings.length })} ${verified}`)}
      </p>
      {checking === null && report !== null && <CheckFindings findings={report.findings} />}
      {checking !== null && (
        <progress
          aria-label={say('storage.check')}
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
            {say('storage.stop')}
          </TextButton>
        )}
        {checking === null && report?.findings.some(({ mendable }) => mendable) === true && (
          <TextButton
            primary
            onPress={() => {
              drop(storage.mend())
            }}
          >
            {say('storage.mendWhatCanBeMended')}
          </TextButton>
        )}
      </div>
    </section>
  )
}
