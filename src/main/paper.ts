/** Paper of each theme, so that the window does not flash white before the page paints; a test holds it to tokens.css. */
export const paper = { light: '#fcfaf6', sepia: '#f6ecd9', dark: '#1b1a18' } as const
