/** As `.result-row` in `search.css` has it. */
const leastRowPx = 104

/** Results that the window shows at most, the one that is cut off included. */
export function screenful(): number {
  return Math.ceil(window.innerHeight / leastRowPx) + 1
}
