/** Scheme and host of the only origin there is. */
export const scheme = 'offprint'
export const host = 'app'
export const origin = `${scheme}://${host}`

/** The scriptless page that articles are shown in. */
export const framePath = '/frame.html'

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}

/** For the app's own page. Every remote origin is absent, so the page cannot talk to one. */
export const appPolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  // No text becomes markup or code but through DOMPurify, ours neither: whatever tries throws. Each article makes one anew.
  'require-trusted-types-for': "'script'",
  'trusted-types': "dompurify 'allow-duplicates'",
})

/** For the frame that shows an article: nothing runs and nothing leaves, whatever was put into it. */
export const framePolicy = policy({
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  // What is shown comes as nodes that were cleaned in the page: no text is parsed here.
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
})

/** For bodies and images as such: opened directly they are dead text. */
export const contentPolicy = policy({
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  sandbox: '',
})

/**
 * SECURITY: for a drawing, which is a document. As a picture of a page it runs and loads nothing by the rules of the
 * screen; opened directly it does not by these: its own colours, and pictures that lie in it.
 */
export const drawingPolicy = policy({
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  sandbox: '',
})

/** On every response, whatever it carries. */
export function securityHeaders(contentSecurityPolicy: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
