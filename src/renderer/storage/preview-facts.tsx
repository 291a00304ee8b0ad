import type { ReactElement } from 'react'
import type { BackupPreview } from '@shared/storage.ts'
import { countOf, formatCount } from '../ui/count-of.ts'
import { Fact } from './fact.tsx'

export interface PreviewFactsProps {
  readonly preview: BackupPreview
}

/** What a backup holds, and what would change. */
export function PreviewFacts({ preview }: PreviewFactsProps): ReactElement {
  const { articles, bookmarked, tags, inTrash, restored, trashed, gone, goneTitles, settings } = preview
  const isSame = restored === 0 && trashed === 0 && !settings
  return (
    <>
      <h3>It holds</h3>
      <dl className="facts">
        <Fact name="Articles">{formatCount(articles)}</Fact>
        <Fact name="Bookmarked">{formatCount(bookmarked)}</Fact>
        <Fact name="In the Trash">{formatCount(inTrash)}</Fact>
        <Fact name="Tags">{formatCount(tags)}</Fact>
      </dl>
      <h3>What would change</h3>
      <ul className="restore-changes">
        {isSame && <li>Nothing: all that it can bring back is as it was then.</li>}
        {restored > 0 && <li>{countOf(restored, 'article')} would get back the marks and states of then.</li>}
        {trashed > 0 && (
          <li>{countOf(trashed, 'article')} added since would go to the Trash; nothing is deleted.</li>
        )}
        {settings && <li>Settings, such as the theme, would be as they were.</li>}
        {gone > 0 && (
          <li>
            {countOf(gone, 'article')} cannot come back: deleted for ever since, and a backup holds no texts.
            <ul className="restore-gone">
              {goneTitles.map((title) => (
                <li key={title} dir="auto">
                  {title}
                </li>
              ))}
              {gone > goneTitles.length && <li>and {formatCount(gone - goneTitles.length)} more</li>}
            </ul>
          </li>
        )}
      </ul>
      <p className="dialog-hint">
        The present state is kept as a backup first, and one Undo takes it all back.
      </p>
    </>
  )
}
