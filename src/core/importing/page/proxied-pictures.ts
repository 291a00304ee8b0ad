/** `https://proxy-prod.omnivore-image-cache.app/640x0,sAbC/https://a.example/b.jpg` */
const omnivoreProxy = /^https?:\/\/(?:[\w-]+\.)*omnivore-image-cache\.app\/[^/]*\/(.+)$/i

/** Where a picture lay before a service that is gone put its own address before it. */
export function originalPicture(address: string): string {
  // Exports of notes write the slashes as references.
  const plain = address.replaceAll('&#x2F;', '/')
  const inner = omnivoreProxy.exec(plain)?.[1]
  if (inner === undefined) return address
  const decoded = /^https?%3A/i.test(inner) ? decodeOnce(inner) : inner
  // A proxy that squeezes "//" to "/" leaves "https:/a.example".
  const whole = decoded.replace(/^(https?):\/(?!\/)/i, '$1://')
  return /^https?:\/\//i.test(whole) ? whole : address
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
