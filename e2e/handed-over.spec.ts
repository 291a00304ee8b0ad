import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expectAccessible } from './axe.ts'
import type { TestApp } from './fixtures.ts'
import { expect, test } from './fixtures.ts'
import { launchApp } from './launch.ts'
import { reader } from './reader.ts'
import { fixture } from './samples.ts'

const quiet = 'A quiet walk along the harbour'

/** As macOS hands something to an app that runs, or is starting. */
async function handOver(app: TestApp, event: 'open-file' | 'open-url', what: string): Promise<boolean> {
  return app.evaluate(
    ({ app: electronApp }, [name, value]) => {
      let prevented = false
      const preventDefault = (): void => {
        prevented = true
      }
      electronApp.emit(name, { preventDefault }, value)
      return prevented
    },
    [event, what] as const,
  )
}

/** A second start on the same user data: it hands over what it was given, and ends. */
async function startAgain(folder: string, args: readonly string[]): Promise<void> {
  const again = launchApp({ args, environment: { OFFPRINT_USER_DATA: join(folder, 'user-data') } })
  await expect(again).rejects.toThrow()
}

test('files named on the command line come in at the first start, by path or by address', async ({
  folder,
  launch,
}) => {
  const note = join(folder, 'a note (1).md')
  await writeFile(note, '# On tides\n\nThe tide comes in twice a day, and goes out as often.\n')
  const { page } = await launch({ args: ['--', fixture('hostile.html'), pathToFileURL(note).href] })
  await expect(reader(page).row(quiet)).toBeVisible()
  await expect(reader(page).row('On tides')).toBeVisible()
})

test('a second start hands its files over to the first', async ({ folder, launch }) => {
  const { page } = await launch()
  await startAgain(folder, ['--library', join(folder, 'another'), fixture('hostile.html')])
  await expect(reader(page).row(quiet)).toBeVisible()
})

test('files that the system opens come in, all of them as one import', async ({ folder, launch }) => {
  const app = await launch()
  const names = ['One tide', 'Two tides', 'Three tides']
  for (const name of names) {
    const file = join(folder, `${name}.md`)
    await writeFile(file, `# ${name}\n\nOf the ${name.toLowerCase()} there is this to say.\n`)
    expect(await handOver(app, 'open-file', file)).toBe(true)
  }
  await expect(reader(app.page).articles).toHaveCount(3)
  await expect(reader(app.page).toast).toContainText('3 articles')
})

test('a link from another program is shown with its real host, and added only with a yes', async ({
  launch,
  shoot,
}) => {
  const app = await launch()
  const { page } = app
  const link = `offprint://add?url=${encodeURIComponent('https://xn--pypal-4ve.example/login?next=bank')}&title=Your%20bank`
  await handOver(app, 'open-url', link)
  const dialog = page.getByRole('dialog', { name: 'Add this link?' })
  await expect(dialog).toContainText('xn--pypal-4ve.example')
  await expect(dialog).toContainText('letters of different alphabets')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await shoot(page, 'link')
  await expectAccessible(page, 'link from another program')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(reader(page).articles).toHaveCount(0)

  await handOver(app, 'open-url', 'offprint://add?url=https%3A%2F%2Fexample.org%2Ftides&title=On%20tides')
  await expect(dialog).toContainText('example.org')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(reader(page).row('On tides')).toBeVisible()
})

test('a text from another program is shown whole before it is added', async ({ launch, shoot }) => {
  const app = await launch()
  const { page } = app
  const text = 'The tide comes in.\n\n<img src=x onerror=alert(1)> stays as it was written.'
  await handOver(app, 'open-url', `offprint://add?text=${encodeURIComponent(text)}&title=On%20tides`)
  const dialog = page.getByRole('dialog', { name: 'Add this text?' })
  await expect(dialog.getByRole('region', { name: 'Text to add' })).toHaveText(text)
  await shoot(page, 'text')
  await expectAccessible(page, 'text from another program')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(reader(page).row('On tides')).toBeVisible()
})

test('links wait for each other and for the dialog that is open; a bad one is refused in plain words', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await page.keyboard.press('ControlOrMeta+n')
  await expect(page.getByRole('dialog', { name: 'Add articles' })).toBeVisible()
  await handOver(app, 'open-url', 'offprint://add?url=javascript%3Aalert(1)')
  await handOver(app, 'open-url', 'offprint://add?text=first')
  await handOver(app, 'open-url', 'offprint://add?text=second')
  await expect(page.getByRole('dialog', { name: 'Add articles' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('its address is not a web address')
  for (const text of ['first', 'second']) {
    const dialog = page.getByRole('dialog', { name: 'Add this text?' })
    await expect(dialog.getByRole('region')).toHaveText(text)
    await page.keyboard.press('Escape')
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(reader(page).articles).toHaveCount(0)
})

test('a link that may deceive is shown before it is opened; the real host of any link is seen beforehand', async ({
  folder,
  launch,
  shoot,
}) => {
  const file = join(folder, 'links.md')
  await writeFile(
    file,
    '# On links\n\nA [plain link](https://example.org/plain) and one called [example.org](https://evil.example/) here.\n',
  )
  const app = await launch({ args: [file] })
  const { page } = app
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedByTest: opened })
    shell.openExternal = async (address) => {
      opened.push(address)
    }
  }, null)
  const opened = async (): Promise<readonly string[]> =>
    app.evaluate(() => Reflect.get(globalThis, 'openedByTest') as string[], null)
  const { open, article } = reader(page)
  await open('On links')
  await article.getByRole('link', { name: 'plain link' }).hover()
  await expect(page.locator('.link-hint')).toHaveText('example.org/plain')
  await article.getByRole('link', { name: 'plain link' }).click()
  await expect.poll(opened).toEqual(['https://example.org/plain'])

  await article.getByRole('link', { name: 'example.org', exact: true }).focus()
  await expect(page.locator('.link-hint')).toHaveText('evil.example')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: 'Open this link?' })
  await expect(dialog).toContainText('evil.example')
  await expect(dialog).toContainText('names another place')
  await shoot(page, 'doubtful')
  await expectAccessible(page, 'doubtful link')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(await opened()).toEqual(['https://example.org/plain'])
  await article.getByRole('link', { name: 'example.org', exact: true }).click()
  await dialog.getByRole('button', { name: 'Open in the browser' }).click()
  await expect.poll(opened).toEqual(['https://example.org/plain', 'https://evil.example/'])
})
