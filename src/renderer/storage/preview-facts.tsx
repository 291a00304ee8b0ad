import type { ReactElement } from 'react'
import type { BackupPreview } from '@shared/storage.ts'
import { Fact } from './fact.tsx'
import { useSay } from '../language/use-say.ts'

export interface PreviewFactsProps {
  readonly preview: BackupPreview
}

/** What a backup holds, and what would change. */
export function PreviewFacts({ preview }: PreviewFactsProps): ReactElement {
  const say = useSay()
  const { articles, bookmarked, tags, inTrash, restored, trashed, gone, goneTitles, settings } = preview
  const isSame = restored === 0 && trashed === 0 && !settings
  return (
    <>
      <h3>{say('storage.itHolds')}</h3>
      <dl className="facts">
        <Fact name={say('storage.articles')}>{say.number(articles)}</Fact>
        <Fact name={say('storage.bookmarked')}>{say.number(bookmarked)}</Fact>
        <Fact name={say('storage.inTheTrash')}>{say.number(inTrash)}</Fact>
        <Fact name={say('storage.tags')}>{say.number(tags)}</Fact>
      </dl>
      <h3>{say('storage.whatWouldChange')}</h3>
      <ul className="restore-changes">
        {isSame && <li>{say('storage.nothingAllThatItCanBring')}</li>}
        {restored > 0 && <li>{say('storage.wouldGetBack', { count: restored })}</li>}
        {trashed > 0 && <li>{say('storage.wouldGoToTheTrash', { count: trashed })}</li>}
        {settings && <li>{say('storage.settingsSuchAsTheThemeWould')}</li>}
        {gone > 0 && (
          <li>
            {say('storage.cannotComeBack', { count: gone })}
            <ul className="restore-gone">
              {goneTitles.map((title) => (
                <li key={title} dir="auto">
                  {title}
                </li>
              ))}
              {gone > goneTitles.length && (
                <li>{say('storage.andMore', { count: gone - goneTitles.length })}</li>
              )}
            </ul>
          </li>
        )}
      </ul>
      <p className="dialog-hint">{say('storage.thePresentStateIsKeptAs')}</p>
    </>
  )
}
