import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import type { SaveDialogOptions } from 'electron'
import { onlyKnown } from '../strict.ts'
import type { Page } from './page.ts'

const saveOptions = [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'message',
  'nameFieldLabel',
  'showsTagField',
  'properties',
  'securityScopedBookmarks',
]
const properties = [
  'showHiddenFiles',
  'createDirectory',
  'treatPackageAsDirectory',
  'showOverwriteConfirmation',
  'dontAddToRecent',
]

/**
 * Where to save: a browser never says where a file would go, so the path itself is asked for. Like the system's
 * dialog it takes no folder that is not there, and asks before it names a file that is (on Linux only when told to).
 * Null when it was closed without a choice.
 */
export async function choosePlace(page: Page, options: SaveDialogOptions): Promise<string | null> {
  onlyKnown('the save dialog option', options, saveOptions)
  for (const name of options.properties ?? []) {
    if (!properties.includes(name))
      throw new Error(`browser-host: the save dialog property '${name}' is not implemented`)
  }
  for (const { extensions } of options.filters ?? []) {
    const wrong = extensions.find((extension) => !/^(?:\*|[a-z0-9]+)$/i.test(extension))
    if (wrong !== undefined)
      throw new Error(`browser-host: '${wrong}' is no file extension: without dot and wildcard`)
  }
  const asks =
    process.platform !== 'linux' || options.properties?.includes('showOverwriteConfirmation') === true
  let message = options.title ?? 'Save as'
  let path = await startingPlace(options.defaultPath ?? '')
  for (;;) {
    const answer = await ask(page, 'prompt', message, path)
    if (typeof answer !== 'string' || answer.trim() === '') return null
    path = isAbsolute(answer) ? answer : join(homedir(), answer)
    const problem = await problemOf(path)
    if (problem === null) {
      if (!asks || (await kindOf(path)) === null) return path
      if ((await ask(page, 'confirm', `${basename(path)} is there already. Replace it?`, '')) === true)
        return path
    }
    message = problem ?? options.title ?? 'Save as'
  }
}

async function startingPlace(defaultPath: string): Promise<string> {
  if (isAbsolute(defaultPath)) return defaultPath
  const downloads = join(homedir(), 'Downloads')
  return join((await kindOf(downloads)) === 'folder' ? downloads : homedir(), defaultPath)
}

async function problemOf(path: string): Promise<string | null> {
  if ((await kindOf(path)) === 'folder') return `${path} is a folder. Save as`
  return (await kindOf(dirname(path))) === 'folder' ? null : `There is no folder ${dirname(path)}. Save as`
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  return found.isDirectory() ? 'folder' : 'file'
}

async function ask(page: Page, how: 'prompt' | 'confirm', message: string, value: string): Promise<unknown> {
  const answer = await page.send('Runtime.evaluate', {
    expression: `window.${how}(${JSON.stringify(message)}, ${JSON.stringify(value)})`,
    returnByValue: true,
    userGesture: true,
  })
  return (answer['result'] as { readonly value?: unknown } | undefined)?.value
}
