/** Changes articles and works on their index, until it is killed. Its orders: the folder and a seed. */
import { setImmediate } from 'node:timers/promises'
import { randomFrom } from '../../benchmarks/corpus.ts'
import { openIndex } from '../../src/core/search/session.ts'
import { articlesIn, headOf, words, writeText } from './index-library.ts'

process.stdout.write('loaded')
process.stdin.once('data', (orders: Buffer) => {
  const [folder, seed] = JSON.parse(orders.toString()) as readonly [string, string]
  void write(folder, Number(seed))
})

async function write(folder: string, seed: number): Promise<void> {
  const random = randomFrom(seed)
  const { indexer } = openIndex({ folder, libraryId: 'kill', mayWrite: true, log: () => undefined })
  const articles = articlesIn(folder)
  indexer.announce(Array.from(articles.values(), ({ head }) => head))
  indexer.loadSegments()
  process.stdout.write('ready')
  for (;;) {
    const changed = Array.from({ length: 1 + Math.floor(random() * 40) }, () => {
      const row = 1 + Math.floor(random() * 1500)
      const text = Array.from({ length: 250 }, () => words[Math.floor(random() * words.length)]).join(' ')
      writeText(folder, row, text)
      return headOf(row, text)
    })
    indexer.announce(changed)
    // Sometimes more comes in while it is at work.
    const slices = random() < 0.5 ? Infinity : Math.floor(random() * 20)
    for (let slice = 0; slice < slices && indexer.work(); slice++);
    await setImmediate()
  }
}
