import { describe, expect, it } from 'vitest'
import { furnitureReason } from './furniture.ts'

describe('a line of page furniture', () => {
  for (const [text, why] of [
    ['Share on Facebook', 'share bar'],
    ['Facebook Twitter WhatsApp Email', 'share bar'],
    ['Share this article', 'share bar'],
    ['نسخ الرابط', 'share bar'],
    ['Copy link', 'share bar'],
    ['We use cookies to improve your experience.', 'cookie notice'],
    ['Accept all', 'cookie notice'],
    ['Home > World', 'navigation'],
    ['Home / News / Africa', 'navigation'],
    ['Skip to content', 'navigation'],
    ['Read more: Ten ways to cook a leek', 'link to another story'],
    ['Also read', 'link to another story'],
    ['ALSO READ: Ten ways to cook a leek', 'link to another story'],
    ['Related articles', 'link to another story'],
    ['اقرأ أيضاً: عشر طرق لطهي الكراث', 'link to another story'],
    ['ADVERTISEMENT', 'advertisement'],
    ['إعلان', 'advertisement'],
    ['Sign up for our newsletter', 'newsletter'],
    ['Subscribe to our newsletter', 'newsletter'],
    ['© 2025 The Island Post', 'copyright'],
    ['Copyright 2025 The Island Post. All rights reserved.', 'copyright'],
    ['جميع الحقوق محفوظة', 'copyright'],
    ['Photo: AFP', 'image credit'],
    ['(Reuters/Jane Doe)', 'image credit'],
    ['Follow us on Instagram', 'follow line'],
    ['Follow us', 'follow line'],
    ['Comments (12)', 'comments'],
    ['12 Comments', 'comments'],
    ['4 min read', 'reading time'],
    ['5-minute read', 'reading time'],
    ['Listen to this article', 'player'],
  ] as const) {
    it(`“${text}” is a ${why}`, () => {
      expect(furnitureReason(text)).toBe(why)
    })
  }

  for (const text of [
    'We use cookies to thank the neighbours, the baker says.',
    'The site uses cookies, which the court said was no crime.',
    'Share prices fell on Facebook news.',
    'He copied the link and went to bed.',
    'Advertisement spending fell by a tenth last year.',
    'Home is where the harbour is',
    'Comments by the minister upset farmers',
    'Follow the money',
    'Read more books, doctors advise',
    'Listen to the sea',
    'Photo finish in the boat race',
    'Related species live on the mainland.',
    'More than a thousand people came.',
    'Subscribe is the word she hates most',
    'شارك آلاف الأشخاص في المسيرة.',
    'Print runs have shrunk since 2010',
    'Facebook and Twitter were blocked on Monday.',
    'Watch dogs are out of fashion',
    'Save the bees',
    'Tweet like a lark',
    '(and so on)',
  ]) {
    it(`“${text}” is not`, () => {
      expect(furnitureReason(text)).toBeNull()
    })
  }
})
