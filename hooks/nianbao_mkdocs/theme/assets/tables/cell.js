// What a cell of a table says.

/** Its text by itself, without links back, notes and tools. */
export function text(cell) {
  const copy = cell.cloneNode(true)
  for (const extra of copy.querySelectorAll(".uses, .editor-note, .row-link")) extra.remove()
  return copy.textContent.trim().replace(/\s+/g, " ")
}
