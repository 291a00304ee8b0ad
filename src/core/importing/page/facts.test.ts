import { describe, expect, it } from 'vitest'
import type { PageFacts } from './facts.ts'
import { factsOfPage } from './facts.ts'
import { parsePageTree } from './tree.ts'

function facts(head: string, body = ''): PageFacts {
  return factsOfPage(parsePageTree(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`))
}
const ld = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const article = (more: object): string =>
  ld({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...more })

describe('who wrote it', () => {
  it('is read from each place that says it', () => {
    expect(facts(article({ author: { name: 'Ann Lee' } })).byline).toBe('Ann Lee')
    expect(facts(article({ author: [{ name: 'Ann Lee' }, 'Bo Chen'] })).byline).toBe('Ann Lee, Bo Chen')
    expect(facts('<meta name="author" content="By Ann Lee">').byline).toBe('Ann Lee')
    expect(facts('', '<a rel="author" href="/ann">Ann Lee</a>').byline).toBe('Ann Lee')
    expect(facts('', '<span itemprop="author">Ann Lee</span>').byline).toBe('Ann Lee')
    expect(facts('', '<p class="byline">Von: Ann Lee | 3. März 2024</p>').byline).toBe('Ann Lee')
  })
  it('is what the head says where both do, but for a page that names itself', () => {
    const body = '<p class="byline">By Bo Chen</p>'
    expect(facts('<meta name="author" content="Ann Lee">', body).byline).toBe('Ann Lee')
    const house = article({ author: { name: 'The Daily Tide' }, publisher: { name: 'The Daily Tide' } })
    expect(facts(house, body).byline).toBe('Bo Chen')
    expect(facts(house).byline).toBe('The Daily Tide')
  })
  it('is a nickname as it is written, and a name without what announces it or the day beside it', () => {
    expect(facts('', '<a rel="author" href="/a/gull">gull_77</a>').byline).toBe('gull_77')
    expect(facts('', '<span class="byline">ByAnn Lee Tuesday, March</span>').byline).toBe('Ann Lee')
    expect(facts('', '<span class="author">Publié par Ann Lee</span>').byline).toBe('Ann Lee')
    expect(facts('', '<span class="byline">Veröffentlicht am 5. März</span>').byline).toBeNull()
  })
  it('is no one who comments, and no words that only announce a name', () => {
    expect(facts('', '<div class="comments"><span class="author">Troll One</span></div>').byline).toBeNull()
    expect(facts('', '<span class="byline">Veröffentlicht am</span>').byline).toBeNull()
  })
})

describe('when it was published', () => {
  const day = '2024-03-05'
  it('is read from each place that says it', () => {
    expect(facts(article({ datePublished: day })).publishedAt).toBe(day)
    expect(facts(`<meta property="article:published_time" content="${day}T10:00:00Z">`).publishedAt).toBe(
      `${day}T10:00:00Z`,
    )
    expect(facts('', `<time datetime="${day}">last week</time>`).publishedAt).toBe(day)
    expect(facts('', '<span class="entry-date">5. März 2024</span>').publishedAt).toBe(day)
    expect(facts('', `<meta itemprop="datePublished" content="${day}">`).publishedAt).toBe(day)
  })
  it('is what the head says where both do', () => {
    const head = '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    expect(facts(head, '<time datetime="2020-01-01">').publishedAt).toBe('2024-03-05T10:00:00Z')
  })
  it('is the first date in a short line below the headline, where nothing is called a date', () => {
    expect(facts('', '<h1>Ferry</h1><p>Harbour | 5. März 2024, Ann Lee</p><p>Text.</p>').publishedAt).toBe(
      day,
    )
    expect(facts('', '<p>5. März 2024</p><p>Text.</p>').publishedAt).toBeNull()
    const far = Array.from({ length: 20 }, () => '<p>A line.</p>').join('')
    expect(facts('', `<h1>Ferry</h1>${far}<p>5. März 2024</p>`).publishedAt).toBeNull()
  })
  it('is found within what holds the whole page, whatever that is called, and takes the hour where one is given', () => {
    const post = `<div class="widget Blog"><h2 class="date-header">Dienstag, 5. März 2024</h2><p>${'A long text. '.repeat(40)}</p>
      <aside class="post-meta"><time datetime="${day}T10:00:00Z">then</time></aside></div><div>Foot</div>`
    expect(facts('', post).publishedAt).toBe(`${day}T10:00:00Z`)
  })
  it('is not the day of a comment or of another article', () => {
    const others =
      '<div id="comments"><time datetime="2024-01-01">x</time></div><aside><time datetime="2023-01-01">y</time></aside>'
    expect(facts('', others).publishedAt).toBeNull()
  })
})

describe('what it is called, and where it is from', () => {
  it('is the headline without the name of the site', () => {
    const head =
      '<title>Ferry returns | The Daily Tide</title><meta property="og:site_name" content="The Daily Tide">'
    expect(facts(head)).toMatchObject({ title: 'Ferry returns', site: 'The Daily Tide' })
    expect(facts(article({ headline: 'Ferry &amp; fog' })).title).toBe('Ferry & fog')
  })
  it('is at its canonical address, without what tracks', () => {
    const head =
      '<link rel="canonical" href="https://tide.example/ferry?utm_source=x"><meta property="og:url" content="https://other.example/">'
    expect(facts(head).url).toBe('https://tide.example/ferry')
    expect(facts('<meta property="og:url" content="https://tide.example/ferry">').url).toBe(
      'https://tide.example/ferry',
    )
  })
  it('outlives structured data that is broken', () => {
    const head =
      '<script type="application/ld+json">{"@type": "Article", </script><meta property="og:title" content="Ferry">'
    expect(facts(head).title).toBe('Ferry')
  })
})
