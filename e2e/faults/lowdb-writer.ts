/**
 * The same for lowdb as it comes: told FILE and LOG. Numbers are pushed one by one; each is said once `write` has
 * resolved.
 */
import { openSync, writeSync } from 'node:fs'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { endWithTheRig, orders, sayReady } from './orders.ts'

endWithTheRig()
const [file = '', logPath = ''] = await orders()
const log = openSync(logPath, 'a')
const low = new Low(new JSONFile<{ numbers: number[] }>(file), { numbers: [] })
await low.read()
sayReady()
try {
  for (;;) {
    const number = low.data.numbers.length + 1
    low.data.numbers.push(number)
    await low.write()
    writeSync(log, `${number}\n`)
  }
} catch (error) {
  process.stderr.write(String(error))
}
