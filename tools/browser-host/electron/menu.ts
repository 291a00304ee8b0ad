import type { MenuItemConstructorOptions } from 'electron'
import { onlyKnown, strict } from '../strict.ts'

const itemOptions = [
  'click',
  'role',
  'type',
  'label',
  'sublabel',
  'toolTip',
  'accelerator',
  'icon',
  'enabled',
  'visible',
  'checked',
  'registerAccelerator',
  'submenu',
  'id',
  'acceleratorWorksWhenHidden',
]
const itemTypes = ['normal', 'separator', 'submenu', 'checkbox', 'radio']
const roles = new Set(
  (
    'undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut ' +
    'toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit showSubstitutions ' +
    'toggleSmartQuotes toggleSmartDashes toggleTextReplacement startSpeaking stopSpeaking zoom front appMenu fileMenu editMenu ' +
    'viewMenu shareMenu recentDocuments toggleTabBar selectNextTab selectPreviousTab showAllTabs mergeAllWindows clearRecentDocuments ' +
    'moveTabToNewWindow windowMenu'
  )
    .split(' ')
    .map((role) => role.toLowerCase()),
)

export interface MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  /** Runs the app's own `click`; roles do nothing here. */
  click(): void
}

/** Electron's `Menu`: checked and stored, never shown; its accelerators do not fire. */
export class Menu {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const options of template) menu.items.push(itemOf(options))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu')
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}

function itemOf(options: MenuItemConstructorOptions): MenuItem {
  onlyKnown('the menu item option', options, itemOptions)
  const { role, type } = options
  if (role !== undefined && !roles.has(role.toLowerCase())) throw new Error(`Unknown menu role: ${role}`)
  if (type !== undefined && !itemTypes.includes(type)) throw new Error(`Unknown menu item type: ${type}`)
  if (type === 'submenu' && options.submenu === undefined) throw new Error('Invalid submenu')
  if (options.label === undefined && role === undefined && type !== 'separator') {
    throw new Error('Invalid template for MenuItem: must have at least one of label, role or type')
  }
  const submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
  return strict('electron.MenuItem', {
    id: options.id,
    label: options.label ?? '',
    role,
    type: type ?? (submenu === undefined ? 'normal' : 'submenu'),
    accelerator: options.accelerator,
    submenu,
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    click() {
      ;(options.click as (() => void) | undefined)?.()
    },
  })
}
