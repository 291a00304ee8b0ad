import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '@core/importing/reader.ts'
import { SimilarTexts } from '@core/importing/similar/similar-texts.ts'
import { surveyImport } from '@core/importing/survey.ts'
import type { ImportSource } from '@core/importing/tasks.ts'
import type { Survey, SurveyProblem } from '@shared/survey.ts'
import type { Arguments } from '../arguments.ts'
import type { Io } from '../io.ts'
import { printable } from '../io.ts'
import { libraryFolder } from '../library-folder.ts'
import { withLibrary } from '../with-library.ts'

/** `import --dry-run`: what would come in. Reads beside the app, and works where there is no library yet. */
export async function survey(
  sources: readonly ImportSource[],
  given: Arguments,
  io: Io,
  reader: Reader,
): Promise<Survey> {
  let isCancelled = false
  const stopListening = io.onInterrupt(() => {
    isCancelled = true
  })
  const options = { reader, wholeBooks: given.isSet('whole-books'), isCancelled: () => isCancelled }
  try {
    const folder = await libraryFolder(given.text('library'), io)
    if (folder.ok && !existsSync(join(folder.value, 'offprint.json')))
      return await surveyImport(sources, { ...options, library: null })
    return await withLibrary(io, { mode: 'read', owner: 'offprint import', arguments: given }, (library) =>
      surveyImport(sources, { ...options, library, similar: new SimilarTexts(library) }),
    )
  } finally {
    stopListening()
  }
}

export function surveyAsText(found: Survey): string {
  const { articles, added, merged, known, repeated, withText, linkOnly, skipped, failed } = found
  const formats = Object.entries(found.formats).map(([format, count]) => `${format} ${count}`)
  const dates = found.earliest === null ? 'none' : `${day(found.earliest)} to ${day(found.latest ?? '')}`
  const lines = [
    ['found', `${articles} articles (${formats.join(', ') || 'nothing'})`],
    ['of these', `${withText} with their text, ${linkOnly} only as links`],
    ['would be', `${added} added, ${merged} merged, ${known} known already, ${repeated} repeated in it`],
    ['dates', `${dates}; ${found.undated} without one`],
    [
      'marks',
      `${found.bookmarked} bookmarked, ${found.archived} archived, ${found.read} read, ${found.tags} different tags, ${found.folders} folders`,
    ],
    ['highlights', String(found.highlights)],
    ['problems', `${skipped} skipped, ${failed} failed`],
  ].map(([name = '', value = '']) => `${name.padEnd(10)}  ${value}\n`)
  const sample = found.sample.map(
    ({ title, url, addedAt, tags }) =>
      `  ${addedAt === null ? '-'.padEnd(10) : day(addedAt)}  ${printable([title, url ?? '', tags.map((tag) => `#${tag}`).join(' ')].filter((part) => part !== '').join('  '))}\n`,
  )
  return `${lines.join('')}${sample.length === 0 ? '' : 'for example\n'}${sample.join('')}Nothing was changed.\n`
}

export function problemLine({ source, place, reason, title }: SurveyProblem): string {
  const { entry, line, item } = place
  const at = [
    ...(entry === undefined ? [] : [entry]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(item === undefined ? [] : [`item ${item}`]),
  ]
  if (at.length === 0) return reason
  return `“${source}”, ${at.join(', ')}${title === null ? '' : ` (${title.slice(0, 60)})`}: ${reason}`
}

function day(iso: string): string {
  return iso.slice(0, 10)
}
