/** A generated Pocket export for tests and measurements: so many rows, so many of them with a fault. */
export interface PlantedExport {
  readonly text: string
  /** The line (from 1) of each planted fault, and what was planted. */
  readonly faults: ReadonlyMap<number, string>
}

const faults: readonly (readonly [name: string, row: (number: number) => string])[] = [
  [
    'an open quote',
    (number) => `"Never closed, ${number},https://planted.example/${number},1500000000,,unread`,
  ],
  ['too few cells', (number) => `Cut ${number},https://plan`],
  [
    'too many cells',
    (number) => `Fish, chips ${number},https://planted.example/${number},1500000000,,unread`,
  ],
  ['no address', (number) => `Addressless ${number},,1500000000,,unread`],
  ['a bad address', (number) => `Bad ${number},http://,1500000000,,unread`],
]

/** Rows of every harmless oddity too: quotes, newlines in titles, tags, both states. */
export function plantedExport(rows: number, planted: number): PlantedExport {
  const lines = ['title,url,time_added,tags,status']
  const found = new Map<number, string>()
  const every = Math.floor(rows / planted)
  let line = 2
  for (let number = 0; number < rows; number += 1) {
    const turn = (number - Math.floor(every / 2)) / every
    const [name, row] =
      (Number.isInteger(turn) && turn < planted ? faults[turn % faults.length] : undefined) ?? []
    if (name !== undefined && row !== undefined) {
      found.set(line, name)
      lines.push(row(number))
    } else lines.push(goodRow(number))
    line += lines.at(-1)?.split('\n').length ?? 1
  }
  return { text: `${lines.join('\n')}\n`, faults: found }
}

function goodRow(number: number): string {
  const title =
    number % 11 === 0
      ? `"Title ${number}\nin two lines"`
      : number % 7 === 0
        ? `"Title ""${number}"", quoted"`
        : `Title ${number}`
  const tags = number % 3 === 0 ? 'one|two words' : ''
  return `${title},https://planted.example/page/${number},${1_300_000_000 + number},${tags},${number % 2 === 0 ? 'unread' : 'archive'}`
}
