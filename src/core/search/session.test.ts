import { describe, expect, it } from 'vitest'
import { LibraryForTest } from './library-for-test.ts'
import type { FromWorker } from './messages.ts'
import { SearchSession } from './session.ts'

describe('the worker’s side of the conversation', () => {
  it('stops working when it is told to close, with articles still to be indexed', async () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 50; row++) library.put(row, `t${row}`, '<p>apple</p>')
    const heard: FromWorker[] = []
    let ends = 0
    const session = new SearchSession(
      (message) => heard.push(message),
      () => ends++,
    )
    session.receive({ kind: 'open', folder: library.folder, libraryId: library.id, snapshot: null })
    session.receive({ kind: 'tell', heads: library.headsOf(library.all()) })
    session.receive({ kind: 'told' })
    session.receive({ kind: 'close' })
    expect(ends).toBe(1)
    // Two turns of the loop: time for a slice, had one been left.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    session.receive({ kind: 'ask', of: 'everything', request: 1, text: 'apple', offset: 0, limit: 10 })
    expect(heard).toEqual([
      { kind: 'wanted', rows: null },
      {
        kind: 'answer',
        of: 'everything',
        request: 1,
        answer: expect.objectContaining({ total: 0, hits: [] }),
        complete: false,
      },
    ])
  })

  it('cannot be asked before it was opened', () => {
    const session = new SearchSession(
      () => undefined,
      () => undefined,
    )
    expect(() => session.receive({ kind: 'told' })).toThrow('before "open"')
  })
})
