import { expect, test } from './fixtures.ts'
import { expectAccessible } from './axe.ts'
import { paste, reader } from './reader.ts'
import { samples } from './samples.ts'

test('a key is given to another command, the conflict named, kept over a restart, and put back', async ({
  launch,
  shoot,
}) => {
  const first = await launch()
  const { page } = first
  const { articles } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Keyboard' }).click()
  await settings.getByRole('searchbox', { name: 'Find a command or a key' }).fill('archive')
  await settings.getByRole('button', { name: /^Add a key for Archive/ }).press('Enter')
  await page.keyboard.press('s')
  const clash = settings.getByRole('alert')
  await expect(clash).toContainText('s belongs to “Bookmark or remove it”.')
  await shoot(page, 'conflict')
  await expectAccessible(page, 'the conflict of a key')
  await clash.getByRole('button', { name: 'Use it here only' }).press('Enter')
  await expect(settings.getByRole('button', { name: /^Remove the key s of Archive/ })).toBeVisible()
  await settings.getByRole('button', { name: /^Remove the key e of Archive/ }).press('Enter')
  await expect(settings.getByRole('button', { name: /^Add a key for Archive/ })).toBeFocused()
  // The first takes the tooltip of the focused button away.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('e')
  await expect(articles).toHaveCount(2)
  await page.keyboard.press('s')
  await expect(articles).toHaveCount(1)
  await first.close()

  const { page: again } = await launch()
  await expect(reader(again).articles).toHaveCount(1)
  await again.keyboard.press('?')
  const help = again.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Archive, or back to the Inbox').locator('..')).toContainText('s')
  await again.keyboard.press('Escape')
  await again.keyboard.press('ControlOrMeta+,')
  await again.getByRole('tab', { name: 'Keyboard' }).click()
  await again.getByRole('button', { name: 'Reset all keys' }).press('Enter')
  await again.keyboard.press('Escape')
  await expect(again.getByRole('dialog')).toHaveCount(0)
  await again.keyboard.press('j')
  await again.keyboard.press('s')
  await expect(again.getByRole('img', { name: 'Bookmarked' })).toHaveCount(1)
})

test('Esc leaves recording and nothing else, and a sequence is recorded as two keys', async ({ launch }) => {
  const { page } = await launch()
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Keyboard' }).click()
  await settings.getByRole('searchbox', { name: 'Find a command or a key' }).fill('export the whole')
  await settings.getByRole('button', { name: /^Add a key for Export/ }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(settings).toBeVisible()
  await settings.getByRole('button', { name: /^Add a key for Export/ }).press('Enter')
  await page.keyboard.press('q')
  await page.keyboard.press('w')
  await expect(settings.getByRole('button', { name: /^Remove the key q w of Export/ })).toBeVisible()
})

test('keys of the system are refused and said so, and what was recorded is read out', async ({ launch }) => {
  const { page } = await launch()
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('tab', { name: 'Keyboard' }).click()
  await settings.getByRole('searchbox', { name: 'Find a command or a key' }).fill('export the whole')
  const add = settings.getByRole('button', { name: /^Add a key for Export/ })
  await add.press('Enter')
  await page.keyboard.press('ControlOrMeta+c')
  await expect(settings.getByRole('status').filter({ hasText: 'is the system’s own' })).toBeVisible()
  await expect(settings.getByRole('button', { name: /^Remove the key/ })).toHaveCount(0)
  await expect(add).toBeFocused()
  await add.press('Enter')
  await expect(settings.getByRole('textbox', { name: /^Press the keys for Export/ })).toBeFocused()
  await page.keyboard.press('q')
  await expect(
    settings.getByRole('status').filter({ hasText: 'q. Press a second key now, or wait.' }),
  ).toHaveCount(1)
  await expect(settings.getByRole('status').filter({ hasText: /^q: Export/ })).toHaveCount(1)
  await expect(add).toBeFocused()
})

test('an Arabic keyboard moves, opens the palette and the shortcuts', async ({ launch }) => {
  const { page } = await launch()
  const { articles, list } = reader(page)
  await paste(page, samples[0]!.text)
  await expect(articles).toHaveCount(2)
  await list.focus()
  const before = await list.getAttribute('aria-activedescendant')
  const press = (key: string, code: string, ctrlKey = false): Promise<void> =>
    page.evaluate(
      (init) => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init))
      },
      { key, code, ctrlKey, bubbles: true, cancelable: true },
    )
  await press('ت', 'KeyJ')
  await expect(list).not.toHaveAttribute('aria-activedescendant', before ?? '')
  await press('ن', 'KeyK', true)
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
})
