import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { receiptCsv, receiptJson } from '@core/exporting/receipt-file.ts'
import type { Library } from '@core/library/library.ts'
import type { Receipt, ReceiptHead } from '@shared/receipt.ts'
import type { Arguments } from '../arguments.ts'
import { readArguments, UsageError } from '../arguments.ts'
import { confirmedBy, refusalOf, yesFlag } from '../confirmation.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { CommandError, withLibrary } from '../with-library.ts'
import { asText, problemOf } from './receipt-text.ts'

/** `receipts list|show|export|undo`: what imports did, and taking one back. All but undo work beside the app. */
export async function receipts(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, { json: { type: 'boolean' }, ...yesFlag })
  const [act = 'list', id, file, ...more] = given.positionals
  const mode = act === 'undo' ? 'write' : 'read'
  if (!['list', 'show', 'export', 'undo'].includes(act))
    throw new UsageError(`receipts takes list, show, export or undo, not “${act}”`)
  if (act !== 'list' && id === undefined) throw new UsageError(`receipts ${act} takes the ID of a receipt`)
  if (more.length > 0 || (file !== undefined && act !== 'export') || (act === 'list' && id !== undefined))
    throw new UsageError(`receipts ${act} takes no “${given.positionals.at(-1) ?? ''}”`)
  return withLibrary(io, { mode, owner: 'offprint receipts', arguments: given }, async (library) => {
    const heads = await library.receiptHeads()
    if (act === 'list') return list(heads, given, io)
    const head = findReceipt(heads, id ?? '')
    if (act === 'undo') return undo(library, head, given, io)
    const receipt = await library.receipt(head.id)
    if (!receipt.ok) throw new CommandError(receipt.fault.message)
    return act === 'show' ? show(receipt.value, given, io) : exportTo(receipt.value, file, io)
  })
}

function list(heads: readonly ReceiptHead[], given: Arguments, io: Io): number {
  if (given.isSet('json')) io.out(`${JSON.stringify(heads, null, 2)}\n`)
  else
    for (const { id, startedAt, origin, added, merged, skipped, failed, cancelled } of heads) {
      const counts = `${added} added, ${merged} merged, ${skipped} skipped, ${failed} failed`
      const time = startedAt.slice(0, 16).replace('T', ' ')
      io.out(`${id}  ${time}  ${origin.padEnd(5)}  ${counts}${cancelled ? '; stopped before the end' : ''}\n`)
    }
  return 0
}

function show(receipt: Receipt, given: Arguments, io: Io): number {
  if (given.isSet('json')) for (const piece of receiptJson(receipt)) io.out(piece)
  else {
    io.out(asText(receipt))
    for (const item of receipt.items) if (item.status === 'failed') io.error(printable(problemOf(item)))
  }
  return 0
}

/** The ending says as what; without a file it goes to standard output, as CSV. */
async function exportTo(receipt: Receipt, file: string | undefined, io: Io): Promise<number> {
  if (file === undefined) {
    for (const piece of receiptCsv(receipt)) io.out(piece)
    return 0
  }
  const isJson = /\.json$/i.test(file)
  if (!isJson && !/\.csv$/i.test(file))
    throw new UsageError('receipts export takes a FILE that ends in .csv or .json')
  try {
    // Never over a file that is there.
    await writeFile(resolve(file), isJson ? receiptJson(receipt) : receiptCsv(receipt), { flag: 'wx' })
  } catch (error) {
    throw new CommandError(
      `the receipt was not written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return 0
}

async function undo(library: Library, { id }: ReceiptHead, given: Arguments, io: Io): Promise<number> {
  const undone = await library.undoImport(id, confirmedBy(given))
  if (!undone.ok) throw refusalOf(undone.fault)
  io.out(`${printable(undone.value.label)}\n`)
  return 0
}

/** The receipt that a whole id, or an unambiguous beginning of one, names. */
export function findReceipt(heads: readonly ReceiptHead[], text: string): ReceiptHead {
  const found = heads.filter(({ id }) => text !== '' && id.startsWith(text.toLowerCase()))
  const [only] = found
  if (only === undefined) throw new CommandError(`there is no receipt “${text}”; see offprint receipts list`)
  if (found.length > 1)
    throw new CommandError(`“${text}” is the beginning of ${found.length} receipts: give more of it`)
  return only
}
