import { useEffect, useState } from 'react'
import type { PlainKey } from '@shared/language/say.ts'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import { damagedHeader } from '@shared/article.ts'

export type ArticleBody =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly id: ArticleId }
  | {
      readonly status: 'ready'
      readonly id: ArticleId
      readonly html: string
      /** The file is not what was written once. */
      readonly isDamaged: boolean
    }
  | { readonly status: 'failed'; readonly id: ArticleId; readonly message: PlainKey }

/**
 * The body of the open article, over the app's own protocol. A new fingerprint (a richer copy was imported) fetches
 * it again; a mark or a tag does not.
 *
 * @param attempt a new number tries again
 */
export function useArticleBody(article: ArticleSummary | null, attempt: number): ArticleBody {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const id = article?.id ?? null
  const request = article === null ? '' : `${article.id} ${article.fingerprint} ${String(attempt)}`
  useEffect(() => {
    if (id === null) return
    const stop = new AbortController()
    void fetchBody(id, stop.signal).then((body) => {
      if (!stop.signal.aborted) setAnswer({ request, body })
    })
    return () => {
      stop.abort()
    }
  }, [id, request])
  if (id === null) return { status: 'none' }
  // What came for the article before says nothing of this one.
  return answer?.request === request ? answer.body : { status: 'loading', id }
}

interface Answer {
  readonly request: string
  readonly body: ArticleBody
}

async function fetchBody(id: ArticleId, signal: AbortSignal): Promise<ArticleBody> {
  try {
    const response = await fetch(`/articles/${id}/body.html`, { signal })
    if (response.ok) {
      const isDamaged = response.headers.has(damagedHeader)
      return { status: 'ready', id, html: await response.text(), isDamaged }
    }
    return { status: 'failed', id, message: reasonOf(response.status) }
  } catch (error) {
    // fetch throws for what the network could not do; here that is the disk behind the protocol.
    if (!(error instanceof Error)) throw error
    return { status: 'failed', id, message: 'reading.itsTextCouldNotBeRead' }
  }
}

function reasonOf(status: number): PlainKey {
  return status === 404 ? 'reading.itsTextIsMissingFromThe' : 'reading.itsTextCouldNotBeRead'
}
