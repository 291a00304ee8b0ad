import { expect, it } from 'vitest'
import { appPolicy, contentPolicy, framePolicy, securityHeaders } from './policy.ts'

it('no directive of a policy is loosened without this test', () => {
  expect(appPolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types dompurify 'allow-duplicates'",
  ])
  expect(framePolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
  expect(contentPolicy.split('; ').map((directive) => directive.trim())).toEqual([
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox',
  ])
})

it('every answer says that it is what it is, and tells no host where it was asked from', () => {
  expect(securityHeaders('x')).toEqual({
    'Content-Security-Policy': 'x',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
})
