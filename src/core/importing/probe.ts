import type { Bundle } from './bundle.ts'
import type { ReadSource } from './source.ts'
import type { Table } from './table.ts'
import { openTable } from './table.ts'

const headLength = 20_000

/** A text that may be an export, with what several formats want to know of it found out once. */
export class TextProbe {
  readonly source: ReadSource
  readonly text: string
  /** The first 20,000 characters. */
  readonly head: string
  #table: Table | null | undefined
  #json: { readonly value: unknown } | undefined

  constructor(source: ReadSource, text: string) {
    this.source = source
    this.text = text
    this.head = text.slice(0, headLength)
  }

  /** Null where it is no CSV with a header. */
  get table(): Table | null {
    return (this.#table ??= /^\s*[[{<]/.test(this.head) ? null : openTable(this.text))
  }

  /** Undefined where it is no JSON. */
  get json(): unknown {
    this.#json ??= { value: /^\s*[[{]/.test(this.head) ? parseJson(this.text) : undefined }
    return this.#json.value
  }

  /** Has the table all of these columns? */
  hasColumns(...columns: readonly string[]): boolean {
    const { table } = this
    return table !== null && columns.every((column) => table.columns.includes(column))
  }
}

/** Recognises its own export by what it holds, and gives null for all else. */
export type TextFormat = (probe: TextProbe) => Bundle | null

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
