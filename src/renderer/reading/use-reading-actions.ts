import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { ReadingActions, ReadingCommands } from './reading-commands.ts'

/** Hands the app one lasting set of actions that always does what the newest render says. */
export function useReadingActions(commands: ReadingCommands, actions: ReadingActions): void {
  const newest = useRef(actions)
  useLayoutEffect(() => {
    newest.current = actions
  })
  const attach = useEffectEvent(commands.attach)
  useEffect(
    () =>
      attach({
        focus: () => {
          newest.current.focus()
        },
        page: (direction) => newest.current.page(direction),
        scroll: (direction) => {
          newest.current.scroll(direction)
        },
        toStart: () => {
          newest.current.toStart()
        },
        toEnd: () => {
          newest.current.toEnd()
        },
        openFind: () => {
          newest.current.openFind()
        },
        stepMatch: (direction) => newest.current.stepMatch(direction),
        hasMatches: () => newest.current.hasMatches(),
        dismiss: () => newest.current.dismiss(),
        openTypeSettings: () => {
          newest.current.openTypeSettings()
        },
        openMoreMenu: () => {
          newest.current.openMoreMenu()
        },
        highlight: (withNote) => {
          newest.current.highlight(withNote)
        },
        stepHighlight: (direction) => newest.current.stepHighlight(direction),
        pickSentence: (direction) => newest.current.pickSentence(direction),
        isPicking: () => newest.current.isPicking(),
        selection: () => newest.current.selection(),
        toggleContents: () => {
          newest.current.toggleContents()
        },
        readAloud: () => {
          newest.current.readAloud()
        },
        print: () => {
          newest.current.print()
        },
        copyText: () => {
          newest.current.copyText()
        },
      }),
    [],
  )
}
