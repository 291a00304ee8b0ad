import { expect, it } from 'vitest'
import { originalPicture } from './proxied-pictures.ts'

it.each([
  [
    'https://proxy-prod.omnivore-image-cache.app/640x0,sAb-C_/https://a.example/b.jpg?w=1',
    'https://a.example/b.jpg?w=1',
  ],
  ['https://proxy-prod.omnivore-image-cache.app/0x0,s1/https:/a.example/b.jpg', 'https://a.example/b.jpg'],
  [
    'https://proxy-prod.omnivore-image-cache.app/0x0,s1/https%3A%2F%2Fa.example%2Fb.jpg',
    'https://a.example/b.jpg',
  ],
  [
    'https:&#x2F;&#x2F;proxy-prod.omnivore-image-cache.app&#x2F;1x1,s&#x2F;https:&#x2F;&#x2F;a.example&#x2F;b.jpg',
    'https://a.example/b.jpg',
  ],
  [
    'https://proxy-prod.omnivore-image-cache.app/640x0,s/nothing',
    'https://proxy-prod.omnivore-image-cache.app/640x0,s/nothing',
  ],
  [
    'https://a.example/omnivore-image-cache.app/x/https://b.example',
    'https://a.example/omnivore-image-cache.app/x/https://b.example',
  ],
])('%s lay at %s', (proxied, original) => {
  expect(originalPicture(proxied)).toBe(original)
})
