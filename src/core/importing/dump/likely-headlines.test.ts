import { expect, it } from 'vitest'
import { likelyHeadlines } from './likely-headlines.ts'

const paragraph =
  'The council voted on Tuesday to keep the harbour open through the winter, although the cost of clearing ice has doubled.'
const second =
  'Trawlers from three villages depend on the channel, and the nearest other port is forty miles to the south.'
const third =
  'Skippers cheered from the gallery when the chair read out the result of the vote late in the evening.'
const fourth =
  'A winter closure was first proposed six years ago, when the old icebreaker was sold for scrap.'

it('marks a block that looks like the headline of another article', () => {
  const blocks = [
    paragraph,
    second,
    'Fishermen welcome plan to keep harbour open',
    third,
    'Background',
    fourth,
  ]
  expect(likelyHeadlines(blocks)).toEqual([true, false, true, false, false, false])
})

it('gives one answer per block, also for blocks that are empty or hold line breaks', () => {
  expect(likelyHeadlines(['', ' \n ', `${paragraph}\n${paragraph}`])).toHaveLength(3)
  expect(likelyHeadlines([])).toEqual([])
})
