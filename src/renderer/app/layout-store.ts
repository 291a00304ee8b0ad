import { Observable } from '../ui/observable.ts'

export interface LayoutState {
  /** The views, where there is no room for them beside the list. */
  readonly viewsShown: boolean
  /** Only the article is shown. */
  readonly isFocused: boolean
}

export class LayoutStore extends Observable<LayoutState> {
  constructor() {
    super({ viewsShown: false, isFocused: false })
  }

  showViews(viewsShown: boolean): void {
    this.update({ viewsShown })
  }

  focus(isFocused: boolean): void {
    this.update({ isFocused })
  }
}
