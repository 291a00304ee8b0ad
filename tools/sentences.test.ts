import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '@shared/language/english.ts'
import { hear } from '@shared/language/heard.ts'
import { inProject } from './runtimes/paths.ts'
import { sentencesOf } from './sentences.ts'

/** Rooms whose words reach a reader. */
const rooms = [
  'src/core/library',
  'src/core/copies',
  'src/core/importing',
  'src/core/exporting',
  'src/core/search/language',
  'src/main',
]

/** Lists of words to look for in what is brought in, text that becomes part of an article or a file, and test aids. */
const others = [
  /(?:\.test|-fixture|\/fixtures?|memory-file-system)\.?.*\.ts$/,
  /importing\/(?:dump|evidence\/language|planted|pictures\/drawing\/names|formats\/(?:csv-links|matter|readwise-reader|wallabag-csv|epub\/(?:chapter|markup)))/,
  /importing\/page\//,
  /exporting\/(?:article-html|archive\/readme)/,
  /main\/(?:article-files|security\/(?:navigation|address|policy))/,
]

/** Not said to anybody: names of files, of columns, markup, and what stands in the log. */
const unsaid: readonly RegExp[] = [
  /^[<&\\]|<\/|^\{\}[./-]|\.html$|^text\/|System Volume Information|^Unknown system error/,
  /^(?:Offprint library|Offprint library \{\}\.zip|Import of \{\}\.\{\}|offprint doctor|Offprint export|link only)$/,
  /^(?:the index could not be read back|a backup did not read back as it was written|the library fell from)/,
  /^(?:closing|releasing|exchanging|removing|looking for|folding|reading “\{\}” failed|sketches were|a listener|the import worker|opening: )/,
  /^(?:journal|place|face|note|receipt|line|band|words|link) \{\}|\(id \{\}\)|^the journal was deleted|^SQLite format|^by:"|^something else$/,
  /^(?:title headline|standfirst description|author authors|dateline place|published published_at|site site_name|source url|language lang|direction dir|tags tag)/,
]

const samples = [
  '1 character',
  '7 cells',
  '7 MB',
  '7 million',
  'is missing',
  'its journal',
  'not there',
  'Measuring',
  'has',
  'The text',
  'its x is missing',
  '7',
  'x',
  '“x”',
  'the disk is full',
  '3 articles',
  '2025-01-01',
  'a PNG image',
  '',
]

test('whatever core and main say to a reader can be said in the other languages', () => {
  const unheard: string[] = []
  for (const file of rooms.flatMap((room) => globSync(`${inProject(room)}/**/*.ts`))) {
    const path = relative(inProject('.'), file)
    if (others.some((other) => other.test(path))) continue
    for (const { text, line } of sentencesOf(readFileSync(file, 'utf8'), path)) {
      if (unsaid.some((each) => each.test(text)) || isHeard(text)) continue
      unheard.push(`${path}:${String(line)} ${text}`)
    }
  }
  expect(unheard).toEqual([])
})

test('a sentence that nobody put into the catalogue is found', () => {
  const source = "export const told = (name: string) => `The ferry to ${name} has left.`\nlog('It has left.')"
  const [sentence, ...more] = sentencesOf(source, 'ferry.ts')
  expect(sentence).toEqual({ text: 'The ferry to {} has left.', line: 1 })
  expect(more).toEqual([])
  expect(isHeard('The ferry to {} has left.')).toBe(false)
})

const templates = Object.entries(english)
  .filter(([key]) => key.startsWith('told.'))
  .flatMap(([, message]) => (typeof message === 'string' ? [message.replaceAll(/\{\w+\}/g, '{}')] : []))

/** With something put in that fits, is it a sentence of the catalogue? Or a part of one that is put together? */
function isHeard(text: string): boolean {
  if (templates.some((template) => template.includes(text.trim()))) return true
  const [first = '', ...rest] = text.trim().split('{}')
  let filled = [first]
  for (const part of rest)
    filled = filled.flatMap((begun) => samples.map((sample) => `${begun}${sample}${part}`)).slice(0, 5000)
  return filled.some((sentence) => {
    const plain = sentence.trim()
    const pieces = plain.split(/(?<=[.!?]) (?=\p{Lu})/u)
    if (pieces.length > 1 && pieces.every((piece) => hear(piece) !== null)) return true
    const forms = [plain, plain.replace(/\.$/, ''), `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`]
    return forms.some((form) => hear(form) !== null || hear(form, 'search') !== null)
  })
}
