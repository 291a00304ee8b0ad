import { Observable } from '../ui/observable.ts'

export interface LayoutState {
  /** The views, where there is no room for them beside the list. */
  readonly viewsShown: boolean
}

export class LayoutStore extends Observable<LayoutState> {
  constructor() {
    super({ viewsShown: false })
  }

  showViews(viewsShown: boolean): void {
    this.update({ viewsShown })
  }
}
