const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])\p{Letter}/u

/**
 * Keeps a title or a path of the other direction from turning the sentence around it: FIRST STRONG ISOLATE and its
 * end, which are not seen. What runs the way of the sentence is left as it is.
 */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  const other = direction === 'ltr' ? rightToLeft : leftToRight
  return other.test(text) ? `\u2068${text}\u2069` : text
}
