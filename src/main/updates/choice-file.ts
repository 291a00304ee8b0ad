import { dirname } from 'node:path'
import type { FileSystem } from '@core/library/file-system.ts'
import { isMissing } from '@core/library/file-system.ts'
import { makeFoldersDurably, writeDurably } from '@core/library/files.ts'
import * as v from 'valibot'
import type { Log } from '../log.ts'

/** `<user data>/updates.json`. It belongs to the machine; a library may travel. */
export const updatesName = 'updates.json'

const Choice = v.object({ on: v.boolean(), checkedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())) })

/** Whether it is looked for newer versions, and when the host answered last. */
export type Choice = v.InferOutput<typeof Choice>

export class ChoiceFile {
  readonly #fs: FileSystem
  readonly #file: string
  readonly #log: Log

  constructor(fs: FileSystem, file: string, log: Log) {
    this.#fs = fs
    this.#file = file
    this.#log = log
  }

  /** Nobody is asked without a yes: a file that is damaged or not there holds none. */
  async read(): Promise<Choice> {
    try {
      const text = (await this.#fs.readFile(this.#file)).toString('utf8')
      return v.parse(v.pipe(v.string(), v.parseJson(), Choice), text)
    } catch (error) {
      if (!isMissing(error)) this.#log(`the file of the updates cannot be read: ${String(error)}`)
      return { on: false, checkedAt: null }
    }
  }

  /** @returns why it was not kept, as a plain sentence; null when it was */
  async keep(choice: Choice): Promise<string | null> {
    try {
      await makeFoldersDurably(this.#fs, dirname(this.#file))
      await writeDurably(this.#fs, this.#file, [Buffer.from(`${JSON.stringify(choice, null, 2)}\n`)])
      return null
    } catch (error) {
      this.#log(`the file of the updates was not written: ${String(error)}`)
      return 'The choice could not be saved on this computer.'
    }
  }
}
