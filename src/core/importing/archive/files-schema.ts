import { ArticleId, changeable, ImportId } from '@shared/article.ts'
import type { ArticleSummary } from '@shared/article.ts'
import { ReadingFace, Settings } from '@shared/settings.ts'
import * as v from 'valibot'
import type { ArchivedArticle, ArchivedFile, ArticleFile, Manifest } from '@core/exporting/archive/format.ts'

/** No library of ours comes near it, and lists indexed by row stay small whatever an archive says. */
const mostRows = 2 ** 24

const Text = v.string()
const Line = v.nullable(v.string())
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const Time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => !Number.isNaN(Date.parse(text))),
)

/** SECURITY: all of a summary, and nothing else: an archive may be anybody's. */
export const Summary = v.object({
  id: ArticleId,
  row: v.pipe(Count, v.maxValue(mostRows)),
  title: Text,
  standfirst: v.array(Text),
  byline: Line,
  dateline: Line,
  publishedAt: Line,
  site: Line,
  url: Line,
  language: Line,
  direction: v.picklist(['ltr', 'rtl']),
  linkOnly: v.exactOptional(v.literal(true)),
  pictures: v.exactOptional(v.object({ kept: Count, missing: Count })),
  bookmarked: v.boolean(),
  archived: v.boolean(),
  read: v.boolean(),
  trashedAt: v.nullable(Time),
  tags: v.array(Text),
  progress: Share,
  place: v.nullable(v.object({ block: Count, fraction: Share })),
  lastReadAt: v.exactOptional(Time),
  // A face that only a later version has is no reason to lose an article.
  face: v.exactOptional(v.fallback(v.nullable(ReadingFace), null)),
  addedAt: Time,
  importId: ImportId,
  wordCount: Count,
  excerpt: Text,
  putRight: v.exactOptional(v.pipe(v.array(v.picklist(changeable)), v.maxLength(changeable.length))),
  fingerprint: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
})

/** The compiler's question: is there a field of an article that an archive would lose? */
type Lost = Exclude<
  keyof ArticleSummary,
  keyof v.InferOutput<typeof Summary> | 'highlightCount' | 'noteCount'
>
export const nothingIsLost: [Lost] extends [never] ? true : never = true

const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const File = v.object({ file: Text, bytes: Count, sha256: Sha256 })

/** Read before the rest: what is from the future need not look as expected here. */
export const Stamp = v.object({ archive: v.literal('offprint'), format: Count, libraryFormat: Count })

export const ArticleFileSchema = v.object({
  ...Stamp.entries,
  // Checked once it is brought to the present format.
  article: v.unknown(),
  body: File,
  source: File,
  images: v.array(File),
  markdown: v.nullable(File),
  // Each checked by itself: one that is damaged must not cost the article.
  highlights: v.optional(v.array(v.unknown()), []),
  damaged: v.exactOptional(v.literal(true)),
})

export const ManifestSchema = v.object({
  ...Stamp.entries,
  exportedAt: Time,
  library: Text,
  settings: v.fallback(v.nullable(Settings), null),
  articles: v.array(v.object({ id: ArticleId, folder: Text, sha256: Sha256 })),
  receipts: v.array(v.object({ ...File.entries, id: ImportId })),
})

export type ReadManifest = v.InferOutput<typeof ManifestSchema>
export type ReadArticleFile = v.InferOutput<typeof ArticleFileSchema>

type Fits<Written, Read> = Written extends Read ? true : never

/** Another of the compiler's questions: is what is written what is read? */
export const writtenAsRead: [
  Fits<ArchivedArticle, ReadManifest['articles'][number]>,
  Fits<ArchivedFile, ReadArticleFile['body']>,
  Fits<Omit<Manifest, 'articles' | 'receipts'>, Omit<ReadManifest, 'articles' | 'receipts'>>,
  Fits<Omit<ArticleFile, 'images' | 'highlights'>, Omit<ReadArticleFile, 'images' | 'highlights'>>,
] = [true, true, true, true]
