/**
 * How well articles are taken out of pages of which it is known what belongs to them:
 *
 *     npm run bench:extraction -- FOLDER… [--only ours,readability] [--peers FOLDER] [--details FILE]
 *
 * A folder holds pages and a `truth.json`: for each file name `url` and either `with` and `without` (passages that
 * belong to the article, passages that do not) or `text` (all of it), and if known `title`, `author`, `date`.
 * `--peers` names a folder where defuddle, @extractus/article-extractor and @postlight/parser are installed;
 * what is not installed is left out and said so. No pages come with the project.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { WayAtWork } from './extraction-run.ts'
import type { Counts, Truth } from './extraction-score.ts'
import { Tally, figuresOf, passageCounts, quantile, sameWords, shingleCounts } from './extraction-score.ts'
import { wayNames } from './extraction-ways.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, peers: { type: 'string' }, details: { type: 'string' } },
})
const details: object[] = []
const wanted = values.only?.split(',') ?? wayNames

for (const folder of positionals) {
  const truths = Object.entries(
    JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Record<string, Truth>,
  )
  console.log(`\n${basename(folder)}, ${truths.length} pages\n`)
  console.log('| library | precision | recall | F1 | title | author | date | mean ms | p95 ms | faults |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const name of wanted) {
    const way = new WayAtWork(name, values.peers ?? null)
    if (!(await way.start())) {
      console.log(`| ${name} | not installed |`)
      continue
    }
    const passages: Counts[] = []
    const shingles: Counts[] = []
    const times: number[] = []
    const facts = { title: new Tally(), author: new Tally(), date: new Tally() }
    let faults = 0
    for (const [file, truth] of truths) {
      const bytes = readFileSync(join(folder, file))
      const { found, fault, ms } = await way.page({ bytes, url: truth.url ?? 'https://example.com/' })
      times.push(ms)
      if (fault !== null) faults += 1
      const text = found?.text ?? ''
      if (truth.with !== undefined) passages.push(passageCounts(truth, text))
      if (truth.text !== undefined) shingles.push(shingleCounts(truth.text, text))
      facts.title.count(truth.title, found?.title, sameWords)
      facts.author.count(truth.author, found?.author, sameWords)
      facts.date.count(truth.date, found?.date, (a, b) => a.slice(0, 10) === b.slice(0, 10))
      details.push({ folder: basename(folder), name, file, fault, ms, ...found })
    }
    await way.stop()
    const { precision, recall, f1 } =
      passages.length > 0 ? figuresOf(passages, 'all passages') : figuresOf(shingles, 'each page')
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length
    const cells = [
      name,
      ...[precision, recall, f1].map((figure) => figure.toFixed(4)),
      ...Object.values(facts).map((tally) => tally.share()),
      mean.toFixed(1),
      quantile(times, 0.95).toFixed(1),
      String(faults),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
if (values.details !== undefined) writeFileSync(values.details, JSON.stringify(details))
