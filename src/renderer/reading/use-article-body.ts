import { useEffect, useState } from 'react'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { useReadable } from '../ui/use-readable.ts'
import { Bodies, type FailedBody, type ReadyBody } from './bodies.ts'

export type ArticleBody =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly id: ArticleId }
  | ReadyBody
  | FailedBody

/**
 * The body of the open article; in the first frame where it is here already. A new fingerprint (a richer copy was
 * imported) fetches it again; a mark or a tag does not.
 *
 * @param attempt a new number tries again
 */
export function useArticleBody(bodies: Bodies, article: ArticleSummary | null, attempt: number): ArticleBody {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const id = article?.id ?? null
  const fingerprint = article?.fingerprint ?? ''
  const request = id === null ? '' : `${id} ${fingerprint} ${String(attempt)}`
  const here = useReadable(bodies, (all) => (id === null ? null : Bodies.of({ id, fingerprint }, all)))
  const isAnswered = answer?.request === request
  // What is shown stays, also when it is kept no longer to be opened again.
  if (!isAnswered && here !== null && attempt === 0) setAnswer({ request, body: here })
  useEffect(() => {
    if (id === null || isAnswered) return
    let isWanted = true
    void bodies.get({ id, fingerprint }, attempt > 0).then((body) => {
      if (isWanted) setAnswer({ request, body })
    })
    return () => {
      isWanted = false
    }
  }, [bodies, id, fingerprint, attempt, request, isAnswered])
  if (id === null) return { status: 'none' }
  // What came for the article before says nothing of this one.
  return isAnswered ? answer.body : { status: 'loading', id }
}

interface Answer {
  readonly request: string
  readonly body: ArticleBody
}
