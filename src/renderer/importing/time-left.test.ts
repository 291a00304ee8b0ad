import { expect, test } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import { rate, timeLeft } from './time-left.ts'

const say = createSay('en', 'en')

test('the time left is told as a person would', () => {
  expect(
    [0, 9_999, 10_001, 59_000, 61_000, 150_000, 3_600_000, 5_400_000].map((ms) => timeLeft(ms, say)),
  ).toEqual([
    'a few seconds left',
    'a few seconds left',
    'about 20 seconds left',
    'about 60 seconds left',
    'about 1 minute left',
    'about 3 minutes left',
    'about 1 hour left',
    'about 1.5 hours left',
  ])
})

test('a rate has as many digits as matter', () => {
  expect([0.25, 3.14, 9.96, 1234.5].map((pace) => rate(pace, say))).toEqual([
    '0.3 a second',
    '3.1 a second',
    '10 a second',
    '1,235 a second',
  ])
})
