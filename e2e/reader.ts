import { expect } from '@playwright/test'
import type { FrameLocator, Locator, Page } from '@playwright/test'

/** What a person does and sees, by the names that assistive technology is told. */
export function reader(page: Page) {
  const list = page.getByRole('listbox', { name: 'Articles' })
  const views = page.getByRole('navigation', { name: 'Views' })
  const article: FrameLocator = page.frameLocator('section[aria-label="Article"] iframe')
  return {
    list,
    views,
    article,
    articles: list.getByRole('option'),
    results: page.getByRole('listbox', { name: 'Search results' }).getByRole('option'),
    search: page.getByRole('searchbox', { name: 'Search' }),
    toast: page.getByRole('status').filter({ has: page.locator('.toast-message') }),
    row: (title: string): Locator => list.getByRole('option').filter({ hasText: title }),
    showView: async (name: string): Promise<void> => {
      await views.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    },
    open: async (title: string): Promise<void> => {
      await list.getByRole('option').filter({ hasText: title }).click()
      await expect(article.getByRole('heading', { level: 1, name: title })).toBeVisible()
    },
  }
}

/** Copies text as another program would, then pastes it with the keyboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(async (copied) => {
    await navigator.clipboard.writeText(copied)
  }, text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** Drops files on an element as the system does: the page sees `File` objects, never paths. */
export async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly content: string | Uint8Array }[],
): Promise<void> {
  const sent = files.map(({ name, content }) => ({
    name,
    content: typeof content === 'string' ? content : Array.from(content),
  }))
  await page.evaluate((dropped) => {
    const data = new DataTransfer()
    for (const { name, content } of dropped) {
      data.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
    }
    const target = document.querySelector('[data-region="list"]') ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    }
  }, sent)
}

/** The words that are marked in the open article; highlights are no elements, so nothing else shows them. */
export async function markedWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    const ranges = [...(inside?.CSS.highlights.get('match') ?? [])]
    return ranges.map((range) => (range as Range).toString())
  })
}

/** The words that the reader marked, as they are painted, by colour. */
export async function painted(page: Page, colour: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const frame = document.querySelector<HTMLIFrameElement>('section[aria-label="Article"] iframe')
    const inside = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    return [...(inside?.CSS.highlights.get(`reader-${name}`) ?? [])].map((range) =>
      (range as Range).toString(),
    )
  }, colour)
}

/** Until nothing moves: a dialog that is half faded in has colours that nobody ever reads. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    // One that is taken off half way is at its end, too.
    await Promise.allSettled(ending.map(async (one) => one.finished))
  })
}
