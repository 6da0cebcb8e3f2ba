// The words of a search, marked in the page that it led to.

import {fold, marks} from "./engine.js"

const BLOCK = "p, li, dt, dd, th, td, caption, h1, h2, h3, h4, h5, h6, blockquote, figcaption, div"
const NOT_TEXT = ".uses, .headerlink, .visually-hidden, script, style, nav, form"

/** The texts of an element that are read in one piece, each as its nodes. */
function pieces(whole) {
  const found = new Map()
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(NOT_TEXT)) continue
    const block = node.parentElement.closest(BLOCK)
    found.set(block, [...found.get(block) ?? [], node])
  }
  return [...found.values()]
}

/** Mark a part of a text; the node keeps what is before it. */
function wrap(node, start, end) {
  if (start >= end) return
  node.splitText(end)
  const piece = node.splitText(start)
  const mark = document.createElement("mark")
  mark.className = "found"
  piece.replaceWith(mark)
  mark.append(piece)
}

/** Mark the words of a query in the article, and nothing else; the marks of an earlier query go. */
export function markPage(query) {
  const article = document.querySelector("article")
  for (const old of article.querySelectorAll("mark.found")) old.replaceWith(...old.childNodes)
  article.normalize()
  const words = query.split(/\s+/).map(fold).filter(Boolean)
  for (const nodes of pieces(article)) {
    let at = 0
    const placed = nodes.map(node => ({node, from: at, to: at += node.length}))
    const text = nodes.map(node => node.data).join("").replaceAll("\n", " ") // a line of the source is no paragraph
    for (const [start, end] of marks(text, words).reverse()) { // from the end, so that what is before keeps its place
      for (const {node, from, to} of placed) wrap(node, Math.max(start, from) - from, Math.min(end, to) - from)
    }
  }
}

/** Mark the words that the address brings, and take them out of it: a copied address is the plain one. */
export function start() {
  const address = new URL(location.href)
  markPage(address.searchParams.get("q") ?? "")
  address.searchParams.delete("q")
  history.replaceState(history.state, "", address)
}
