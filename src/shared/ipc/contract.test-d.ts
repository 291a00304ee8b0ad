import type { ArticleId } from '../article.ts'
import type { OffprintClient, Calls } from './contract.ts'
import type { Handlers } from './define.ts'

declare const client: OffprintClient
declare const id: ArticleId
declare const handlers: Handlers<Calls>

// Compiled, never run: each line that must not compile says so.
export async function contractTypes(): Promise<void> {
  const opened = await client.library.open()
  if (opened.ok) opened.value.counts.inbox satisfies number
  else opened.fault.code satisfies 'library-unreadable' | 'internal' | 'refused'

  await client.article.bookmark({ ids: ['0123456789abcdef'], bookmarked: true })
  // @ts-expect-error a call needs its input
  await client.article.bookmark()
  // @ts-expect-error no such field
  await client.article.bookmark({ ids: [id], starred: true })
  // @ts-expect-error no such call
  await client.article.explode({ id })

  const pages = await client.library.view({ view: { kind: 'inbox' } })
  if (pages.ok) pages.value.rows satisfies Uint32Array

  client.on('library.changed', (change) => change.revision satisfies number)
  // @ts-expect-error no such event
  client.on('library.exploded', () => {})

  const answer = await handlers.article.get({ id })
  if (!answer.ok) answer.fault.code satisfies 'article-not-found'
  // @ts-expect-error a plain string is not yet an id on the far side of the wall
  await handlers.article.get({ id: 'x' })
}
