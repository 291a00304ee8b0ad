import { EntryUnreadable } from '../reading.ts'
import { decode } from '../charset/decode.ts'
import type { ZipEntry } from '../zip/entry.ts'
import type { Zip } from '../zip/zip.ts'

/** The text of a file in a zip. @throws EntryUnreadable with the reason */
export async function textInZip(zip: Zip, entry: ZipEntry): Promise<string> {
  const read = await zip.read(entry)
  if (!read.ok) throw new EntryUnreadable(read.fault.reason)
  const decoded = decode(read.value)
  if (decoded.kind === 'binary') throw new EntryUnreadable(`it is ${decoded.what}, not text`)
  return decoded.text
}
