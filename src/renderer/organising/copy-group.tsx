import { useId, type ReactElement } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import type { CopyEvidence, CopyGroup } from '@shared/copies.ts'
import type { PlainKey } from '@shared/language/say.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { Time } from '../ui/time.tsx'
import { useReadable } from '../ui/use-readable.ts'

const evidenceKeys = {
  words: 'organising.byWords',
  address: 'organising.byAddress',
  likeness: 'organising.byLikeness',
} as const satisfies Record<CopyEvidence, PlainKey>

export interface CopyGroupProps {
  readonly group: CopyGroup
}

/** One article and its copies: whether they are joined, and which of them stays. */
export function CopyGroupChoice({ group }: CopyGroupProps): ReactElement {
  const say = useSay()
  const { copies } = useServices()
  const name = useId()
  const isChosen = useReadable(copies, () => copies.isChosen(group))
  const kept = useReadable(copies, () => copies.kept(group))
  const title = group.articles[0]?.title ?? ''
  return (
    <fieldset className="copy-group">
      <legend>
        <label>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={(event) => {
              copies.choose(group, event.currentTarget.checked)
            }}
          />
          <bdi dir="auto">{title === '' ? say('organising.untitled') : title}</bdi>
        </label>
        <span className="copy-evidence">{say(evidenceKeys[group.evidence])}</span>
      </legend>
      {group.articles.map((article) => (
        <label key={article.id} className="copy" data-is-kept={article.id === kept}>
          <input
            type="radio"
            name={name}
            disabled={!isChosen}
            checked={article.id === kept}
            onChange={() => {
              copies.keep(group, article.id)
            }}
          />
          <CopyFacts article={article} title={title} />
          <span className="copy-fate">
            {isChosen && say(article.id === kept ? 'organising.stays' : 'organising.goesToTheTrash')}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What tells one copy from another. */
function CopyFacts({
  article,
  title,
}: {
  readonly article: ArticleSummary
  readonly title: string
}): ReactElement {
  const say = useSay()
  const { site, wordCount, linkOnly, bookmarked, archived, highlightCount = 0, tags } = article
  const facts = [
    ...(site === null ? [] : [site]),
    linkOnly === true ? say('organising.onlyALink') : say('count.words', { count: wordCount }),
    ...(highlightCount > 0 ? [say('count.highlights', { count: highlightCount })] : []),
    ...(bookmarked ? [say('organising.isBookmarked')] : []),
    ...(archived ? [say('organising.isArchived')] : []),
    ...(tags.length > 0 ? [tags.map((tag) => `#${tag}`).join(' ')] : []),
  ]
  return (
    <span className="copy-facts">
      {article.title !== title && (
        <span className="copy-title">
          <bdi dir="auto">{article.title === '' ? say('organising.untitled') : article.title}</bdi>
        </span>
      )}
      <span>
        {say('organising.added')} <Time iso={article.addedAt} />
        {facts.map((fact) => (
          <span key={fact}>
            {' · '}
            <bdi dir="auto">{fact}</bdi>
          </span>
        ))}
      </span>
    </span>
  )
}
