import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, sep } from 'node:path'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { onlyKnown } from '../strict.ts'
import type { Page } from './page.ts'
import { choosePlace } from './save-dialog.ts'

interface Chosen {
  readonly name: string
  readonly base64: string
}

const openOptions = [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'properties',
  'message',
  'securityScopedBookmarks',
]
const properties = [
  'openFile',
  'openDirectory',
  'multiSelections',
  'showHiddenFiles',
  'dontAddToRecent',
  'createDirectory',
  'promptToCreate',
]

/**
 * Electron's `dialog`. A browser shows the chooser and never says where a file is, so what was chosen is copied
 * into a temporary folder and its place there is the answer.
 */
export function createDialog(page: () => Page | null, report: (line: string) => void): object {
  return {
    async showOpenDialog(first: unknown, second?: OpenDialogOptions): Promise<object> {
      const options = (second ?? first ?? {}) as OpenDialogOptions
      onlyKnown('the dialog option', options, openOptions)
      for (const name of options.properties ?? []) {
        if (!properties.includes(name))
          throw new Error(`browser-host: the dialog property '${name}' is not implemented`)
      }
      const shown = page()
      if (shown === null) throw new Error('browser-host: a dialog without a window is not implemented')
      const folder = options.properties?.includes('openDirectory') ?? false
      const chosen = await choose(shown, folder, options.properties?.includes('multiSelections') ?? false)
      if (chosen.length === 0) return { canceled: true, filePaths: [] }
      return { canceled: false, filePaths: await keep(chosen, folder) }
    },
    async showSaveDialog(first: unknown, second?: SaveDialogOptions): Promise<object> {
      const shown = page()
      if (shown === null) throw new Error('browser-host: a dialog without a window is not implemented')
      const filePath = await choosePlace(shown, second ?? first ?? {})
      return { canceled: filePath === null, filePath: filePath ?? '' }
    },
    async showMessageBox(first: unknown, second?: { message: string; defaultId?: number }): Promise<object> {
      const options = second ?? (first as { message: string; defaultId?: number })
      report(`browser-host: message box: ${options.message}`)
      return { response: options.defaultId ?? 0, checkboxChecked: false }
    },
    showErrorBox(title: string, content: string): void {
      report(`${title}: ${content}`)
    },
  }
}

async function choose(page: Page, folder: boolean, several: boolean): Promise<readonly Chosen[]> {
  const answer = await page.send('Runtime.evaluate', {
    expression: `(${pickInPage.toString()})(${folder}, ${several})`,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  })
  const result = answer['result'] as { readonly value?: readonly Chosen[] }
  return result.value ?? []
}

/** Runs in the page. */
function pickInPage(folder: boolean, several: boolean): Promise<readonly Chosen[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = several
    input.webkitdirectory = folder
    const read = async (file: File): Promise<Chosen> =>
      new Promise((done) => {
        const reader = new FileReader()
        reader.addEventListener('load', () => {
          const text = typeof reader.result === 'string' ? reader.result : ''
          done({ name: file.webkitRelativePath || file.name, base64: text.slice(text.indexOf(',') + 1) })
        })
        reader.readAsDataURL(file)
      })
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.addEventListener('change', () => {
      void Promise.all(Array.from(input.files ?? [], read)).then(resolve)
    })
    input.click()
  })
}

/** Paths of the copies; for a folder the one path of its copy. */
async function keep(chosen: readonly Chosen[], folder: boolean): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'offprint-chosen-'))
  const paths: string[] = []
  for (const { name, base64 } of chosen) {
    const path = join(root, normalize(name))
    if (!path.startsWith(root + sep)) continue
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, Buffer.from(base64, 'base64'))
    paths.push(path)
  }
  const top = chosen[0]?.name.split('/')[0]
  return folder && top !== undefined ? [join(root, top)] : paths
}
