import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

const themes = ['light', 'sepia', 'dark'] as const

async function chooseTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(async (chosen) => window.offprint.settings.change({ theme: chosen }), theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

/** What axe calls serious or critical, with the place where it stands. */
async function violations(page: Page): Promise<readonly string[]> {
  // Legacy mode: Electron cannot open the second page in which axe otherwise gathers its results.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    )
}

interface Screen {
  readonly name: string
  readonly go: (page: Page) => Promise<void>
}

const dialog = async (page: Page, keys: readonly string[], name?: string): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
  await expect(
    name === undefined ? page.getByRole('dialog') : page.getByRole('dialog', { name }),
  ).toBeVisible()
}

const screens: readonly Screen[] = [
  { name: 'list', go: async (page) => expect(reader(page).articles).toHaveCount(2) },
  { name: 'article', go: async (page) => reader(page).open(samples[0]!.articles[0]!.title) },
  {
    name: 'search',
    go: async (page) => {
      await reader(page).search.fill('lighthuose')
      await expect(reader(page).results).toHaveCount(1)
    },
  },
  { name: 'empty-view', go: async (page) => reader(page).showView('Trash') },
  { name: 'palette', go: async (page) => dialog(page, ['ControlOrMeta+k']) },
  { name: 'shortcuts', go: async (page) => dialog(page, ['?'], 'Keyboard shortcuts') },
  { name: 'settings', go: async (page) => dialog(page, ['ControlOrMeta+,'], 'Settings') },
  { name: 'add', go: async (page) => dialog(page, ['a'], 'Add articles') },
  { name: 'imports', go: async (page) => dialog(page, ['g', 'm'], 'Imports') },
  { name: 'tags', go: async (page) => dialog(page, ['t']) },
  {
    name: 'receipt',
    go: async (page) => {
      await dialog(page, ['g', 'm'], 'Imports')
      await page
        .getByRole('dialog')
        .getByText(/^Added 2 articles/)
        .click()
      await expect(page.getByRole('dialog', { name: 'Import receipt' })).toBeVisible()
    },
  },
]

for (const theme of themes) {
  test(`axe finds nothing serious in any screen (${theme})`, async ({ launch, shoot }) => {
    test.setTimeout(240_000)
    const { page } = await launch()
    await chooseTheme(page, theme)
    expect(await violations(page), 'first run').toEqual([])
    await shoot(page, `${theme}-first-run`)
    await paste(page, samples[0]!.text)
    for (const { name, go } of screens) {
      await test.step(name, async () => {
        await reader(page).showView('Inbox')
        await go(page)
        await shoot(page, `${theme}-${name}`)
        expect.soft(await violations(page), name).toEqual([])
        for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      })
    }
  })
}
