/**
 * Brings a folder into a library, or goes on with what an earlier life of it began, until it is stopped or done.
 * Told LIBRARY, SOURCES, REPORT; the report is written when the receipt is in the library.
 */
import { writeFileSync } from 'node:fs'
import { inProcessReader } from '../../src/core/importing/in-process-reader.ts'
import { resumeImport, startImport } from '../../src/core/importing/job.ts'
import { SimilarTexts } from '../../src/core/importing/similar/similar-texts.ts'
import { unfinishedImports } from '../../src/core/importing/unfinished.ts'
import { openLibrary } from '../../src/core/library/library.ts'
import { endWithTheRig, orders, sayReady } from './orders.ts'

endWithTheRig()
const [folder = '', sources = '', report = ''] = await orders()
const opened = await openLibrary({ folder, mode: 'write', owner: 'the fault rig' })
if (!opened.ok) throw new Error(opened.fault.message)
const library = opened.value
sayReady()
const [cutOff] = await unfinishedImports(library)
const ended = (await library.receiptHeads()).find(({ origin }) => origin === 'files')
let id = ended?.id
let how = 'ended'
if (id === undefined) {
  // Small batches: many changes of the library to be killed between.
  const options = { library, reader: inProcessReader(), similar: new SimilarTexts(library), batch: 4 }
  const resumed = cutOff === undefined ? null : await resumeImport(cutOff.id, options)
  if (resumed?.ok === false) throw new Error(resumed.fault.message)
  how = resumed === null ? 'started' : 'resumed'
  const job =
    resumed?.value ?? startImport([{ kind: 'path', path: sources }], { ...options, origin: 'files' })
  const finished = await job.finished
  if (!finished.ok) throw new Error(finished.fault.message)
  id = job.id
}
await library.close()
writeFileSync(report, JSON.stringify({ id, how }))
process.exit()
