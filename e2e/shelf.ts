import type { Page } from '@playwright/test'
import { drop } from './reader.ts'

export interface ShelfArticle {
  readonly title: string
  readonly site?: string
  readonly url?: string
  readonly author?: string
  readonly date?: string
  readonly language?: string
  readonly tags?: readonly string[]
  /** Paragraphs. */
  readonly text: readonly string[]
}

/** A page as a browser saves it. */
function html({ title, site, url, author, date, language = 'en', text }: ShelfArticle): string {
  const meta = [
    site === undefined ? '' : `<meta property="og:site_name" content="${site}">`,
    url === undefined ? '' : `<link rel="canonical" href="${url}">`,
    author === undefined ? '' : `<meta name="author" content="${author}">`,
    date === undefined ? '' : `<meta property="article:published_time" content="${date}">`,
  ]
  return `<!doctype html><html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}><head><meta charset="utf-8">
<title>${title}</title>${meta.join('')}</head><body><article><h1>${title}</h1>${text
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`
}

const filler =
  'The paragraph goes on for a while, so that the page is long enough to be scrolled and its middle is not its beginning.'

const long = (sentence: string): readonly string[] => [
  ...Array.from({ length: 14 }, () => filler),
  sentence,
  ...Array.from({ length: 6 }, () => filler),
  sentence,
]

/** A few articles from sites, with tags, years and languages. */
export const shelf: readonly ShelfArticle[] = [
  {
    title: 'Harbour lights return to the island',
    site: 'Coast Journal',
    url: 'https://coast.example.org/harbour',
    author: 'Ana Lima',
    date: '2025-03-02T09:00:00Z',
    tags: ['sea', 'news/local'],
    text: long('The lighthouse keeper counted forty boats before the storm.'),
  },
  {
    title: 'A market reopens by the river',
    site: 'Coast Journal',
    url: 'https://coast.example.org/market',
    author: 'Idris Bell',
    date: '2024-06-12',
    tags: ['news/city'],
    text: ['Stalls with bread and boats made of paper opened on Saturday.', filler, filler],
  },
  {
    title: 'What glaciers remember',
    site: 'Slow Science',
    url: 'https://slow.example.net/glaciers',
    date: '2025-11-20',
    tags: ['sea'],
    text: ['Ice cores keep a record of storms. Militiamen once crossed the pass.', filler, filler],
  },
  {
    title: 'عودة العبّارة إلى المدرسة القديمة',
    site: 'صحيفة الساحل',
    date: '2025-05-01',
    language: 'ar',
    tags: ['news'],
    text: ['وصلت العبّارة إلى المَدْرَسة القديمة بعد العاصفة، وقال القبطان إن الرحلة كانت هادئة.', filler],
  },
  {
    title: '渡轮返回旧港口',
    site: '海岸日报',
    date: '2023-08-09',
    language: 'zh',
    text: ['他们使用搜索引擎查找渡轮的时间表，然后在港口等待。', '旧港口的灯塔重新点亮。'],
  },
]

/** Drops the articles on the list and gives them their tags, without waiting for what is shown. */
export async function fillShelf(page: Page, articles: readonly ShelfArticle[] = shelf): Promise<void> {
  await drop(
    page,
    articles.map((article, index) => ({ name: `${String(index)}.html`, content: html(article) })),
  )
  await page
    .getByRole('listbox', { name: 'Articles' })
    .getByRole('option')
    .nth(articles.length - 1)
    .waitFor()
  await page.evaluate(
    async (tagged) => {
      const view = await window.offprint.library.view({ view: { kind: 'all' } })
      if (!view.ok) throw new Error(view.fault.message)
      for (const { title, tags } of tagged) {
        const found = view.value.first.find((article) => article.title === title)
        if (found === undefined) throw new Error(`Not imported: ${title}`)
        if (tags.length > 0)
          await window.offprint.article.tag({ ids: [found.id], add: [...tags], remove: [] })
      }
    },
    articles.map(({ title, tags = [] }) => ({ title, tags })),
  )
}
