import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openSegment, SegmentWriter } from './segment-file.ts'
import type { SegmentData } from './segment.ts'

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-segment-'))
let files = 0

export function segmentBytes(data: SegmentData, library: string): Buffer {
  const name = path.join(room, String(files++))
  const file = fs.openSync(name, 'w')
  const writer = new SegmentWriter(file)
  writer.write(data.lists.read(0, data.lists.length))
  writer.finish(data.tables, library)
  fs.closeSync(file)
  return fs.readFileSync(name)
}

export function segmentFrom(bytes: Uint8Array, library: string): SegmentData | string {
  const name = path.join(room, String(files++))
  fs.writeFileSync(name, bytes)
  const file = fs.openSync(name, 'r')
  const opened = openSegment(file, library)
  if (typeof opened === 'string') fs.closeSync(file)
  // The file lives on as long as it is open.
  fs.rmSync(name)
  return opened
}
