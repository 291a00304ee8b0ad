import { describe, expect, it } from 'vitest'
import { onlyKnown, preventable, strict, StrictEmitter } from './strict.ts'

class Lamp extends StrictEmitter {
  #on = false
  name = 'lamp'
  constructor() {
    super('electron.lamp', ['lit'])
  }
  light(): void {
    this.#on = true
    this.emit('lit')
  }
  isOn(): boolean {
    return this.#on
  }
}

describe('a strict stand-in', () => {
  it('names what it does not implement', () => {
    const lamp = strict('electron.lamp', new Lamp()) as Lamp & { dim(): void }
    expect(() => {
      lamp.dim()
    }).toThrow('browser-host: electron.lamp.dim is not implemented')
    expect(() => {
      Object.assign(lamp, { colour: 'red' })
    }).toThrow('electron.lamp.colour is not implemented')
  })

  it('refuses a listener for an event that never comes', () => {
    const lamp = strict('electron.lamp', new Lamp())
    expect(() => lamp.on('broken', () => undefined)).toThrow(
      "the event 'broken' of electron.lamp is not implemented",
    )
    expect(() => lamp.once('broken', () => undefined)).toThrow("'broken'")
    expect(() => lamp.addListener('broken', () => undefined)).toThrow("'broken'")
  })

  it('keeps private state, chaining, and the identity of its methods', () => {
    const lamp = strict('electron.lamp', new Lamp())
    let lit = 0
    expect(lamp.on('lit', () => (lit += 1))).toBe(lamp)
    lamp.light()
    expect([lamp.isOn(), lit]).toEqual([true, 1])
    expect(Reflect.get(lamp, 'light')).toBe(Reflect.get(lamp, 'light'))
    expect(lamp).toBeInstanceOf(Lamp)
  })

  it('can be awaited, and a known member can be replaced by a test', async () => {
    const lamp = strict('electron.lamp', new Lamp())
    expect(await Promise.resolve(lamp)).toBe(lamp)
    lamp.isOn = () => true
    expect(lamp.isOn()).toBe(true)
  })
})

describe('an event', () => {
  it('tells whether a listener prevented it', () => {
    const event = preventable({ url: 'x' })
    expect(event.defaultPrevented).toBe(false)
    event.preventDefault()
    expect([event.defaultPrevented, event.url]).toEqual([true, 'x'])
  })
})

describe('options', () => {
  it('are refused by name when they are not known', () => {
    expect(() => {
      onlyKnown('the window option', { width: 1, kiosk: true }, ['width'])
    }).toThrow("the window option 'kiosk' is not implemented")
  })
})
