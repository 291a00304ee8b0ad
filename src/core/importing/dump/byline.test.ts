import { describe, expect, it } from 'vitest'
import { parseByline } from './byline.ts'

describe('a line that names who wrote', () => {
  for (const [text, name] of [
    ['By Jane Doe', 'Jane Doe'],
    ['By Jane Doe and John Roe', 'Jane Doe and John Roe'],
    ['BY JANE DOE', 'JANE DOE'],
    ['By Jane Doe, Associated Press', 'Jane Doe'],
    ['By JANE DOE Associated Press', 'JANE DOE'],
    ['By Jane Doe in Cairo', 'Jane Doe'],
    ['By Jane O’Neill-Smith', 'Jane O’Neill-Smith'],
    ['By J. R. van der Berg', 'J. R. van der Berg'],
    ['Jane Doe | Reuters', 'Jane Doe'],
    ['Reuters Staff', 'Reuters Staff'],
    ['By Reuters', 'Reuters'],
    ['AFP', 'AFP'],
    ['من محمد علي', 'محمد علي'],
    ['بقلم محمد علي', 'محمد علي'],
    ['كتب: أحمد سمير', 'أحمد سمير'],
    ['Von Katrin Vogel', 'Katrin Vogel'],
    ['Par Claire Fontenay', 'Claire Fontenay'],
    ['Por Luis García Montero', 'Luis García Montero'],
    ['Text: Anna Schmidt', 'Anna Schmidt'],
    ['Written by Jane Doe', 'Jane Doe'],
    ['By Jane Doe, Diplomatic Correspondent', 'Jane Doe'],
    ['By Mohammed al-Sayed and Noor bin Talal', 'Mohammed al-Sayed and Noor bin Talal'],
    ['By: Jane Doe', 'Jane Doe'],
  ] as const) {
    it(`“${text}” names ${name}`, () => {
      expect(parseByline(text)?.name).toBe(name)
    })
  }

  for (const text of [
    'By the sea',
    'By Monday the river had risen.',
    'By Law',
    'By the Numbers',
    'By all means',
    'Von der Leyen tritt zurück',
    'Par exemple',
    'من القاهرة إلى أسوان بالدراجة في سبعة أيام',
    'By Jane Doe the harbour was never closed.',
    'Text messages cost more',
  ]) {
    it(`“${text}” names nobody`, () => {
      expect(parseByline(text)).toBeNull()
    })
  }
})
