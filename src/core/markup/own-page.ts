/** How a page that was exported from a library says so, and where its text stands in it. */
export const ownPage = { generator: 'Offprint', bodyClass: 'offprint-text' } as const
