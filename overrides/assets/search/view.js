// What a search shows, in the box and on the search page: the count, the hits, related words, and what went wrong.
// Text is only ever set as text: nothing that is found can become markup.

const AT_ONCE = 300
const SHOWN = 30

/** An element with properties (or attributes, where it has no such property) and children. */
export function element(name, properties, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) key in made ? made[key] = value : made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** A piece of a text with its marked places. */
function marked(text, ranges, [from, to] = [0, text.length]) {
  const pieces = from > 0 ? ["…"] : []
  for (const [start, end] of ranges) {
    if (start < from || end > to) continue
    pieces.push(text.slice(from, start), element("mark", {}, text.slice(start, end)))
    from = end
  }
  return [...pieces, text.slice(from, to), to < text.length ? "…" : ""]
}

/** A link to a hit: the way to it, its title, a row's value with its unit, and the text around the words. */
function hitLink(hit, kind, href) {
  const {ranges, snippet} = hit
  const path = hit.above.flatMap((step, at) => [" › ", ...marked(step, ranges.above[at])])
  const parts = Object.entries({
    path: [`${hit.year}年`, ...path],
    title: marked(hit.title, ranges.title),
    value: marked(hit.value + hit.unit, ranges.value),
    text: marked(hit.text, ranges.text, snippet),
  }).flatMap(([name, pieces]) => pieces.some(Boolean) ? [element("span", {className: `hit__${name}`}, ...pieces), " "] : [])
  return Object.assign(element("a", {className: "hit", href, "data-hit": kind}, ...parts), {terms: hit.terms})
}

/** For the moment of a click, a link carries its words in its address: the page that opens marks them. */
export function carryWords({target}) {
  const link = target.closest("[data-hit]")
  if (!link) return
  const plain = link.href
  link.search = new URLSearchParams({q: link.terms.join(" ")})
  setTimeout(() => { link.href = plain })
}

/** What was found, in a sentence. */
function summary({terms, exact, near, wanted}, query) {
  if (!terms.length) return ["请输入要找的文字或数字。"]
  const where = wanted.length > 1 ? `全部${wanted.length}个年度` : `${wanted}年`
  const count = element("strong", {"data-hit-count": exact.length}, exact.length)
  if (exact.length) return [`${where}共找到`, count, "处"]
  const words = [...query.trim()]
  const shown = words.slice(0, SHOWN).join("") + (words[SHOWN] ? "…" : "")
  return [`${where}找到`, count, `处“${shown}”`, near.length ? "" : "，请换一种说法，或少输入几个字"]
}

/**
 * `panel` gets everything that is seen, `status` is read out, `wrap` makes an entry of the list from a link,
 * `search` searches anew: for another query, or once more.
 */
export function makeView(panel, status, list, wrap, library, search) {
  const count = element("p", {className: "search__count"})
  const near = element("p", {className: "search__near"}, "相近的内容")
  const more = element("button", {type: "button", onclick: () => extend()?.focus()})
  const related = element("p", {className: "search__related"})
  const trouble = element("p", {className: "search__trouble"})
  let rest = []
  let kind
  panel.replaceChildren(count, trouble, near, list, more, related)

  /** Show the next hits; gives the first of them. */
  function extend() {
    const at = list.children.length
    const links = rest.splice(0, AT_ONCE).map(hit => hitLink(hit, kind, library.link(hit.year, hit.address)))
    list.append(...links.map((link, i) => wrap(link, at + i)))
    more.hidden = !rest.length
    more.textContent = `还有${rest.length}处，继续显示`
    return links[0]
  }

  /** Show words and hits; `years` could not be fetched (none named: nothing could). */
  function put(words, hits, years) {
    rest = [...hits]
    list.replaceChildren()
    extend()
    list.hidden = !hits.length
    near.hidden = kind === "exact" || !hits.length
    count.replaceChildren(...words)
    related.replaceChildren()
    trouble.replaceChildren(...years ? [
      `${years.map(year => `${year}年的`).join("、")}搜索内容没有取到，可能是网络不通。其他页面可以照常阅读。`,
      element("button", {type: "button", onclick: () => search()}, "重试"),
    ] : [])
    status.textContent = count.textContent + trouble.textContent
  }

  return {
    say: (...words) => put(words, []),
    fail: () => put([], [], []),
    /** Show the library's answer to a query. */
    show(answer, query, year) {
      kind = answer.exact.length ? "exact" : "near"
      const {missing} = answer
      put(summary(answer, query), [...answer.exact, ...answer.near], missing.length && missing)
      if (answer.related.length) related.append("相关：", ...answer.related.flatMap(other => [" ", element("a", {
        href: library.page(year, other),
        onclick: event => { event.preventDefault(); search(other) },
      }, other)]))
    },
  }
}
