import * as v from 'valibot'
import { ArticleId } from './article.ts'
import { View } from './view.ts'

/** Where the reader is: the view that is listed and the article that is open beside it. */
export const Standing = v.object({ view: View, article: v.nullable(ArticleId) })
export type Standing = v.InferOutput<typeof Standing>
