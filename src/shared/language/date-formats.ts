/** The formats of one language, made once: making them costs more than using them. */
export interface DateFormats {
  readonly relative: Intl.RelativeTimeFormat
  readonly thisYear: Intl.DateTimeFormat
  readonly otherYear: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
  readonly fullDay: Intl.DateTimeFormat
  readonly timeOfDay: Intl.DateTimeFormat
  /** "Mar 2011", of a date in UTC. */
  readonly month: Intl.DateTimeFormat
  /** "March 2011". */
  readonly wholeMonth: Intl.DateTimeFormat
}

export function createDateFormats(locale?: string): DateFormats {
  return {
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }),
    thisYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
    otherYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }),
    fullDay: new Intl.DateTimeFormat(locale, { dateStyle: 'full' }),
    timeOfDay: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
    month: new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    wholeMonth: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
  }
}
