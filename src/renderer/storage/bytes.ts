import type { Say } from '@shared/language/say.ts'

const units = ['storage.bytes', 'storage.kb', 'storage.mb', 'storage.gb', 'storage.tb'] as const

/** "812 bytes", "3.4 MB": three figures are enough to choose a disk by. */
export function inBytes(count: number, say: Say): string {
  let [value, unit] = [count, 0]
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  const size = Number(value.toFixed(digits))
  const name = units[unit] ?? 'storage.tb'
  return name === 'storage.bytes' ? say(name, { count: size }) : say(name, { size })
}
