import { expect, test } from 'vitest'
import { directionOf, languageFor, localeFor } from './languages.ts'

test('the system decides by the first of its languages that the interface has', () => {
  expect(languageFor('system', ['ar-EG', 'en'])).toBe('ar')
  expect(languageFor('system', ['fr-CA', 'en-CA', 'ar'])).toBe('en')
  expect(languageFor('system', ['fr'])).toBe('en')
  expect(languageFor('system', [])).toBe('en')
})

test('what the reader chose holds, whatever the system speaks', () => {
  expect(languageFor('ar', ['en-US'])).toBe('ar')
  expect(languageFor('en', ['ar'])).toBe('en')
})

test('dates and digits are those of the place where the system knows it', () => {
  expect(localeFor('ar', ['en-GB', 'ar-MA'])).toBe('ar-MA')
  expect(localeFor('ar', ['en-GB'])).toBe('ar')
  expect(localeFor('en', ['fr', 'en-GB'])).toBe('en-GB')
})

test('Arabic runs from right to left', () => {
  expect([directionOf('ar'), directionOf('en'), directionOf('pseudo')]).toEqual(['rtl', 'ltr', 'ltr'])
})
