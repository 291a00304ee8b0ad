import type { ArticleId } from '@shared/article.ts'
import { damagedHeader } from '@shared/article.ts'
import { describe, expect, it } from 'vitest'
import { Bodies } from './bodies.ts'

const article = (name: string, fingerprint = 'text') => ({ id: name as ArticleId, fingerprint })

const peek = (bodies: Bodies, wanted: ReturnType<typeof article>) => Bodies.of(wanted, bodies.state)

/** Bodies whose files say how often they were read. */
function library(answers: (name: string) => Response = () => new Response('')) {
  const asked: string[] = []
  const bodies = new Bodies(async (address) => {
    const name = address.split('/')[2] ?? ''
    asked.push(name)
    const special = answers(name)
    return special.ok
      ? new Response(`${name} ${String(asked.length)}`, { headers: special.headers })
      : special
  })
  return { asked, bodies }
}

describe('bodies', () => {
  it('are there at once when they were fetched ahead, and fetched once', async () => {
    const { asked, bodies } = library()
    expect(peek(bodies, article('a'))).toBeNull()
    await bodies.ahead([article('a'), article('b')])
    await bodies.ahead([article('a')])
    expect(peek(bodies, article('a'))).toMatchObject({ status: 'ready', html: 'a 1' })
    expect(await bodies.get(article('b'))).toMatchObject({ html: 'b 2' })
    expect(asked).toEqual(['a', 'b'])
  })

  it('are asked for once while they are on their way', async () => {
    const { asked, bodies } = library()
    await Promise.all([bodies.get(article('a')), bodies.get(article('a')), bodies.ahead([article('a')])])
    expect(asked).toEqual(['a'])
  })

  it('are read again once anything of their article changed, also while they come', async () => {
    const { bodies } = library()
    const old = bodies.get(article('a'))
    bodies.forget(['a' as ArticleId])
    await old
    expect(peek(bodies, article('a'))).toBeNull()
    expect(await bodies.get(article('a'))).toMatchObject({ html: 'a 2' })
    expect(peek(bodies, article('a', 'other text'))).toBeNull()
    bodies.clear()
    expect(peek(bodies, article('a'))).toBeNull()
  })

  it('that could not be read are asked for again, and say why', async () => {
    const answers = [404, 500, 200]
    const { bodies } = library(() => new Response(null, { status: answers.shift() ?? 200 }))
    expect(await bodies.get(article('a'))).toMatchObject({ message: 'reading.itsTextIsMissingFromThe' })
    expect(peek(bodies, article('a'))).toBeNull()
    expect(await bodies.get(article('a'))).toMatchObject({ message: 'reading.itsTextCouldNotBeRead' })
    expect(await bodies.get(article('a'))).toMatchObject({ status: 'ready' })
  })

  it('that are damaged say so, and one that is asked for anew is', async () => {
    const { asked, bodies } = library(() => new Response(null, { headers: { [damagedHeader]: 'true' } }))
    expect(await bodies.get(article('a'))).toMatchObject({ isDamaged: true })
    await bodies.get(article('a'), true)
    expect(asked).toEqual(['a', 'a'])
  })

  it('are few: those that were asked for last', async () => {
    const { bodies } = library()
    const names = Array.from({ length: 12 }, (_, at) => `n${String(at)}`)
    for (const name of names) await bodies.get(article(name))
    await bodies.get(article('n5'))
    const kept = names.filter((name) => peek(bodies, article(name)) !== null)
    expect(kept).toEqual(names.slice(4))
  })

  it('of great length are not kept beside others', async () => {
    const bodies = new Bodies(
      async (address) => new Response(address.includes('long') ? 'x'.repeat(5_000_000) : 'short'),
    )
    await bodies.get(article('short'))
    expect(await bodies.get(article('long'))).toMatchObject({ status: 'ready' })
    expect(peek(bodies, article('long'))).toBeNull()
  })
})
