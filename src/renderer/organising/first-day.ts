/** On which day a week begins, 1 for Monday to 7 for Sunday. */
export function firstDayOf(locale: string): number {
  // Typed later than it came: Chromium has had it since 92 as a property, since 130 as a method.
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } }
  return known.getWeekInfo?.().firstDay ?? 1
}
