import type { PictureCounts } from '@shared/article.ts'

/** Of the pictures in clean HTML, where `src` is only ever something that came along. */
export function pictureCounts(html: string): PictureCounts {
  let [kept, missing] = [0, 0]
  for (const [tag] of html.matchAll(/<img\b(?:\s[\w:-]+(?:="[^"]*")?)*[^>]*>/g)) {
    if (/^<img(?:\s[\w:-]+(?:="[^"]*")?)*?\ssrc="/.test(tag)) kept += 1
    else missing += 1
  }
  return { kept, missing }
}

/** As an article has it: nothing where no picture is missing. */
export function missingPictures(html: string): { readonly pictures?: PictureCounts } {
  const pictures = pictureCounts(html)
  return pictures.missing === 0 ? {} : { pictures }
}
