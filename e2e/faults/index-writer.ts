/** Changes articles and works on their index, until it is killed. Its orders: the folder and a seed. */
import { setImmediate } from 'node:timers/promises'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { openIndex } from '../../src/core/search/session.ts'
import {
  articlesIn,
  headOf,
  noteChange,
  removeText,
  snapshotIn,
  stateOf,
  takeSnapshot,
  words,
  writeText,
} from './index-library.ts'

process.stdout.write('loaded')
process.stdin.once('data', (orders: Buffer) => {
  const [folder, seed] = JSON.parse(orders.toString()) as readonly [string, string]
  void write(folder, Number(seed))
})

async function write(folder: string, seed: number): Promise<void> {
  const random = randomFrom(seed)
  let number = snapshotIn(folder)
  const snapshot = stateOf(folder, number)
  const { indexer, wanted } = openIndex({
    folder,
    libraryId: 'kill',
    snapshot,
    mayWrite: true,
    mostOutdated: 5,
    log: () => undefined,
  })
  const articles = articlesIn(folder)
  const rows = wanted ?? articles.keys()
  indexer.tell(Array.from(rows, (row) => articles.get(row)?.head ?? []).flat())
  indexer.allTold()
  const there = new Set(articles.keys())
  process.stdout.write('ready')
  for (;;) {
    const changed = Array.from({ length: 1 + Math.floor(random() * 40) }, () => {
      const row = 1 + Math.floor(random() * 1500)
      const text = Array.from({ length: 250 }, () => words[Math.floor(random() * words.length)]).join(' ')
      noteChange(folder, number, row)
      writeText(folder, row, text)
      there.add(row)
      return headOf(row, text)
    })
    indexer.announce(changed)
    if (random() < 0.2) {
      const [gone] = there
      if (gone !== undefined) {
        noteChange(folder, number, gone)
        removeText(folder, gone)
        there.delete(gone)
        indexer.remove([gone])
      }
    }
    if (random() < 0.3) {
      takeSnapshot(folder)
      number = snapshotIn(folder)
      indexer.folded(stateOf(folder, number))
    }
    // Sometimes more comes in while it is at work.
    const slices = random() < 0.5 ? Infinity : Math.floor(random() * 20)
    for (let slice = 0; slice < slices && indexer.work(); slice++);
    await setImmediate()
  }
}
