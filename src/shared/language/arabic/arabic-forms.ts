import type { Messages, Translation } from '../message.ts'

/** Arabic has every plural form that there is: none, one, two, a few (3 to 10), many (11 to 99), and the rest. */
export type Arabic<Source extends Messages> = Translation<Source, Intl.LDMLPluralRule>
