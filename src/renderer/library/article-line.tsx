import { Bookmark, CloudOff } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { ArticleSummary } from '@shared/article.ts'
import { isBegun, readingMinutes } from '@shared/article.ts'
import { offlineOf, offlineWords } from '@shared/offline.ts'
import { MetaPart } from './meta-part.tsx'
import { Time } from '../ui/time.tsx'
import { useSay } from '../language/use-say.ts'

export interface ArticleLineProps {
  readonly article: ArticleSummary
  /** Prefix of the ids of its parts. */
  readonly id: string
  /** The title with the found words marked, in the results of a search. */
  readonly title?: ReactNode
  /** The sentence around the match, instead of the first words. */
  readonly excerpt?: ReactNode
}

/** What a list says of an article: title, first words, where from, when, how long, its marks. */
export function ArticleLine({ article, id, title, excerpt }: ArticleLineProps): ReactElement {
  const say = useSay()
  const from = article.site
  const by = article.byline ?? article.dateline
  const isLink = article.linkOnly === true
  const missing = offlineWords(offlineOf(article), say)
  // Where the title is the address, it need not stand there twice.
  const address = article.url?.includes(article.title) === true ? '' : article.url
  return (
    <>
      {!article.read && <span className="article-row-unread" aria-hidden="true" />}
      <div className="article-row-text" dir={article.direction}>
        <div
          className="article-row-title"
          id={`${id}-title`}
          dir="auto"
          data-read={article.read || undefined}
        >
          {title ?? (article.title === '' ? say('library.untitled') : article.title)}
        </div>
        <div className="article-row-excerpt" dir="auto">
          {excerpt ?? (article.excerpt === '' && isLink ? address : article.excerpt)}
        </div>
      </div>
      <div className="article-row-meta" id={`${id}-meta`} dir={article.direction}>
        {article.bookmarked && (
          <Bookmark
            className="article-row-bookmark"
            size={12}
            role="img"
            aria-label={say('library.bookmarked')}
          />
        )}
        {!article.read && <span className="visually-hidden">{say('library.unread')}</span>}
        {from !== null && <MetaPart className="article-row-from">{from}</MetaPart>}
        <MetaPart>
          <Time iso={article.publishedAt ?? article.addedAt} />
        </MetaPart>
        {!isLink && (
          <MetaPart>
            {isBegun(article)
              ? say('library.minutesLeft', {
                  count: readingMinutes(article.wordCount * (1 - article.progress)),
                })
              : say('library.minutes', { count: readingMinutes(article.wordCount) })}
          </MetaPart>
        )}
        {missing !== null && (
          <MetaPart className="article-row-link">
            <CloudOff size={12} aria-hidden="true" /> {missing}
          </MetaPart>
        )}
        {by !== null && <MetaPart>{by}</MetaPart>}
        {article.tags.length > 0 && (
          <MetaPart className="article-row-tags">{article.tags.map((tag) => `#${tag}`).join(' ')}</MetaPart>
        )}
      </div>
    </>
  )
}
