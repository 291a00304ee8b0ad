import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newImportId } from '@core/library/ids.ts'
import { openLibrary } from '@core/library/library.ts'
import { expect, it } from 'vitest'
import { articleFiles } from './article-files.ts'

it('gives a damaged text as it is, and says that it is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-files-'))
  const opened = await openLibrary({ folder, mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  const library = opened.value
  const added = await library.add([draftOf('one')], newImportId(), '2026-01-01T00:00:00.000Z')
  if (!added.ok) throw new Error(added.fault.message)
  const id = added.value[0]!.id
  const files = articleFiles(async () => library)
  expect(await files.body(id)).toEqual({ html: '<p>Body of one.</p>', isDamaged: false })
  const path = join(library.articleFolder(id), 'body.html')
  await writeFile(path, (await readFile(path, 'utf8')).replace('one', 'nne'))
  expect(await files.body(id)).toEqual({ html: '<p>Body of nne.</p>', isDamaged: true })
  await library.close()
  await rm(folder, { recursive: true })
})
