/** Where reading goes on: the source, the entry of an export, and how many items of that entry are done. */
export interface Position {
  readonly task: number
  readonly entry: number
  readonly within: number
}

export const beginning: Position = { task: 0, entry: 0, within: 0 }
