const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const

/** "812 bytes", "3.4 MB": three figures are enough to choose a disk by. */
export function inBytes(count: number): string {
  let [value, unit] = [count, 0]
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${units[unit] ?? ''}`
}
