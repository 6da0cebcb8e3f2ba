// What a search shows, in the box and on the search page. The template has the empty elements; text is only ever set
// as text: nothing that is found can become markup.

const AT_ONCE = 300
const SHOWN = 30

/** An element with properties and children. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
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
  const link = element("a", {className: "hit", href, terms: hit.terms}, ...parts)
  link.dataset.hit = kind
  return link
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
function summary({terms, exact, near, wanted, missing}, query) {
  if (!terms.length) return ["请输入要找的文字或数字。"]
  const where = wanted.length > 1 ? `${wanted.length - missing.length}个年度` : `${wanted}年`
  const count = element("strong", {}, exact.length)
  count.dataset.hitCount = exact.length
  if (exact.length) return [`${where}共找到`, count, "处"]
  const words = [...query.trim()]
  const shown = words.slice(0, SHOWN).join("") + (words[SHOWN] ? "…" : "")
  return [`${where}找到`, count, `处“${shown}”，${near.length ? `相近的${near.length}处` : "请换一种说法，或少输入几个字"}`]
}

/**
 * `panel` gets everything that is seen, `status` is read out, `wrap` makes an entry of the list from a link,
 * `search` searches anew: for another query, or once more.
 */
export function makeView(panel, status, wrap, library, search) {
  const [count, trouble, near, list, more, related] = panel.children
  const [button] = more.children
  let rest
  let kind

  /** Show the next hits; gives the first of them. */
  function extend() {
    const at = list.children.length
    const links = rest.splice(0, AT_ONCE).map(hit => hitLink(hit, kind, library.link(hit.year, hit.address)))
    list.append(...links.map((link, i) => wrap(link, at + i)))
    more.hidden = !rest.length
    button.textContent = `还有${rest.length}处，继续显示`
    return links[0]
  }

  /** Show words and hits; `lost` is what could not be fetched. */
  function put(words, hits = [], lost = "") {
    rest = [...hits]
    list.replaceChildren()
    extend()
    near.hidden = kind === "exact" || !hits.length
    list.hidden = !hits.length
    related.hidden = true
    count.replaceChildren(...words)
    trouble.hidden = !lost
    trouble.firstChild.textContent = lost
    status.textContent = count.textContent + (lost && `${lost}没有取到`)
  }

  /** Show the library's answer to a query that was asked in `year`. */
  function show(answer, query, year) {
    kind = answer.exact.length ? "exact" : "near"
    const lost = answer.missing.map(year => `${year}年`).join("、")
    put(summary(answer, query), [...answer.exact, ...answer.near], lost && `${lost}的搜索内容`)
    related.hidden = !answer.related.length
    related.replaceChildren("相关：", ...answer.related.flatMap(other => [" ", element("a", {
      href: library.page(year, other),
      onclick: event => { event.preventDefault(); search(other) },
    }, other)]))
  }

  trouble.lastChild.onclick = () => search()
  button.onclick = () => extend()?.focus()
  put([])
  return {list, say: (...words) => put(words), fail: () => put([], [], "搜索内容"), show}
}

/** Asks the library and shows what it finds: only the answer to the newest query, and a word when it takes long. */
export function makeAsk(library, view) {
  let round = 0
  let slow
  return {
    stop() {
      round++
      clearTimeout(slow)
    },

    /** `shown` is called each time that something is shown; `year` is where links of related words lead to. */
    async ask(query, options, year, shown = () => {}) {
      this.stop()
      const own = round
      slow = setTimeout(() => shown(view.say("正在查找…")), 300)
      const answer = await library.find(query, options).catch(() => null)
      if (own !== round) return
      clearTimeout(slow)
      shown(answer ? view.show(answer, query, year) : view.fail())
    },
  }
}
