import { expect, it } from 'vitest'
import { missingPictures, pictureCounts } from './picture-counts.ts'

it('what came along is counted apart from what is only an address', () => {
  const html =
    '<p><img src="images/a-1.png" alt=""><img data-src="https://a.example/b.png" alt="a &gt; b: src=&quot;"></p>' +
    '<img alt="data-src" data-src="https://a.example/c.png" width="3"><img src="data:image/png;base64,AA" data-src="https://a.example/d.png">'
  expect(pictureCounts(html)).toEqual({ kept: 2, missing: 2 })
  expect(missingPictures('<p>no picture, but the words &lt;img&gt;</p>')).toEqual({})
  expect(missingPictures('<img src="images/a.png">')).toEqual({})
  expect(missingPictures(html)).toEqual({ pictures: { kept: 2, missing: 2 } })
})

it('the words src= in the text of a picture are not its source', () => {
  expect(pictureCounts('<img alt=" src=&quot;x&quot; " data-src="https://a.example/?q= src=">')).toEqual({
    kept: 0,
    missing: 1,
  })
})
