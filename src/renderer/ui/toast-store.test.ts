import { describe, expect, it } from 'vitest'
import { ToastStore } from './toast-store.ts'

function shown(toasts: ToastStore): readonly string[] {
  return toasts.state.map(({ message }) => message)
}

describe('what is said of acts and jobs', () => {
  it('shows the newest act in place of the one before', () => {
    const toasts = new ToastStore()
    toasts.say('Bookmarked')
    toasts.say('Archived')
    expect(shown(toasts)).toEqual(['Archived'])
  })

  it('hides no act behind the end of a job, nor the other way about', () => {
    const toasts = new ToastStore()
    toasts.say('Bookmarked')
    toasts.report('Added 2 articles')
    expect(shown(toasts)).toEqual(['Bookmarked', 'Added 2 articles'])
    toasts.say('Archived')
    toasts.report('Exported 2 articles')
    expect(shown(toasts)).toEqual(['Archived', 'Exported 2 articles'])
  })

  it('keeps warnings, the same one once', () => {
    const toasts = new ToastStore()
    toasts.warn('The disk is full')
    toasts.say('Bookmarked')
    toasts.warn('The disk is full')
    toasts.report('Added 2 articles')
    expect(shown(toasts)).toEqual(['Bookmarked', 'The disk is full', 'Added 2 articles'])
  })
})
