// The search engine. No DOM, no index, no dictionary: it reads the units of each year literally.

const VERSION = 1
const LONGEST = 200
const MOST_NEAR = 10
const NUMBER = /^\d+(\.\d+)?%?$/
const YEAR = /^((?:19|20)\d\d)(年度?)?$/
const NUMBERING = /^(其中:|[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]+\)|\d{1,2}\.)+/

// What does not matter is left out. A space between two Latin words or two numbers and the end of a paragraph stay,
// so that nothing is found across them.
const LATIN = /[a-z\d]/
const LEFT_OUT = [
  [/[\s\p{Cf}]+/gu, (run, at, text) => {
    if (run.includes("\n")) return "\n"
    const apart = LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at + run.length))
    return (apart && run.match(/\s/)?.[0]) || ""
  }],
  [/\d+([.,]\d+)*/g, number => /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number) ? number.replace(/,/g, "") : number],
]

/** Text as it is compared. */
export function fold(text) {
  return LEFT_OUT.reduce(
    (text, [pattern, kept]) => text.replace(pattern, (...match) => kept(match[0], ...match.slice(-2))),
    text.normalize("NFKC").toLowerCase(),
  )
}

/** For each character of the folded text, where it starts and ends in the original. */
function origins(original) {
  let text = ""
  let spans = []
  for (const {0: cluster, index} of original.matchAll(/[^][\p{M}ﾞﾟ\u1160-\u11ff]*/gu)) {
    const plain = cluster.normalize("NFKC").toLowerCase()
    for (let i = 0; i < plain.length; i++) spans.push([index, index + cluster.length])
    text += plain
  }
  for (const [pattern, kept] of LEFT_OUT) {
    const left = []
    let next = 0
    let folded = ""
    for (const {0: run, index} of text.matchAll(pattern)) {
      const stays = kept(run, index, text)
      left.push(...spans.slice(next, index))
      let at = -1
      for (const character of stays) {
        at = run.indexOf(character, at + 1)
        left.push(spans[index + at])
      }
      folded += text.slice(next, index) + stays
      next = index + run.length
    }
    spans = left.concat(spans.slice(next))
    text = folded + text.slice(next)
  }
  return spans
}

/** The whole numbers of a text: `12345` in the heading `3.12345热线`, `92.1` in `92.1%`, each part of `2018.1.31`. */
function* numbers(text) {
  for (const {0: number, index} of text.matchAll(/^\d{1,2}(?=\.\d{3,}(?![\d.%万亿元倍]))|\d+(\.\d+)*/gm)) {
    const parts = number.split(".")
    let at = index
    for (const part of parts.length > 2 ? parts : [number]) {
      yield [part, at]
      at += part.length + 1
    }
  }
}

/** Where a word stands in a folded text. */
function places(text, word) {
  const found = []
  if (!NUMBER.test(word)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at)
  } else if (text.includes(word)) {
    for (const [number, at] of numbers(text)) {
      if (number === word || (number + "%" === word && text[at + number.length] === "%")) found.push(at)
    }
  }
  return found
}

const has = (text, word) => NUMBER.test(word) ? places(text, word).length > 0 : text.includes(word)

/** Where the words stand in an original text: [start, end] in its own characters, in order, none inside another. */
export function marks(original, words) {
  const folded = fold(original)
  const found = words.flatMap(word => places(folded, word).map(at => [at, at + word.length]))
  if (!found.length) return []
  const spans = origins(original)
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  let end = 0
  return found.filter(place => place[0] >= end && (end = place[1]))
    .map(([from, to]) => [spans[from][0], spans[to - 1][1]])
}

/** A year's search.json, made ready to be searched. Throws when it is not of this version. */
export function prepare(json) {
  if (json?.v !== VERSION || !Array.isArray(json.units)) throw new Error("search.json")
  const units = json.units.map(([above, kind, address, title, text, value, unit], order) => {
    const head = fold(title)
    const body = [head, fold(text), fold(value + unit)]
    return {
      year: json.year, kind, title, address, above, text, value, unit, order,
      folded: {title: head, core: head.replace(NUMBERING, ""), value: body[2], body, all: [...body, ...above.map(fold)]},
    }
  })
  return {year: json.year, units}
}

function wordsOf(query) {
  const words = query.slice(0, LONGEST).replace(/[\ud800-\udfff]/gu, "").split(/\s+/).map(fold)
  return [...new Set(words)].filter(word => /[\p{L}\p{N}\p{So}]/u.test(word))
}

/** 0 title equal, 1 starts with, 2 contains, 3 value, 4 text, 5 only with the breadcrumb. */
function level({folded: {title, core, value, body}}, words) {
  const rest = words.filter(word => !(/\d/.test(word) && has(value, word)))
  const named = rest.length ? rest : words
  if (named.every(word => has(core, word))) {
    const joined = named.join("")
    return joined === core || joined === title ? 0 : core.startsWith(named[0]) || title.startsWith(named[0]) ? 1 : 2
  }
  return rest.length ? words.every(word => body.some(text => has(text, word))) ? 4 : 5 : 3
}

const inReport = (a, b) => b.year - a.year || a.order - b.order

function find(units, words) {
  return units.filter(({folded}) => words.every(word => folded.all.some(text => has(text, word))))
}

function ranked(units, words, order) {
  if (order === "report") return units.sort(inReport)
  const numeric = words.some(word => /\d/.test(word))
  const rank = new Map(units.map(unit => {
    const own = level(unit, words)
    return [unit, own + (numeric && (unit.kind !== "r" || own === 5) ? 10 : 0)] // rows first
  }))
  return units.sort((a, b) => rank.get(a) - rank.get(b) || inReport(a, b))
}

/** The queries that related words give: the longest related word in one of the words, and what stands for it. */
function alternatives(words, groups) {
  return words.flatMap((word, at) => {
    const [known, group] = groups.flatMap(group => group.map(known => [known, group]))
      .filter(([known]) => has(word, fold(known)) || word === fold(known))
      .sort((a, b) => b[0].length - a[0].length)[0] ?? []
    return (group ?? []).filter(other => other !== known)
      .map(other => words.map((same, i) => i === at ? word.replace(fold(known), () => other) : same).join(" "))
  })
}

const pairsOf = words => [...new Set(words.flatMap(word => word.match(/\d+(\.\d+)?|\p{L}+/gu) ?? [])
  .flatMap(part => NUMBER.test(part) ? part : [...part].slice(1).map((next, at) => [...part][at] + next)))]

/** Units with at least half of the query's character pairs and numbers, the best first. */
function alike(units, words) {
  const pairs = pairsOf(words)
  const share = texts => pairs.filter(pair => texts.some(text => has(text, pair))).length
  return units.map(unit => [share(unit.folded.all), share([unit.folded.title]), unit])
    .filter(([count]) => count * 2 >= pairs.length && count >= Math.min(2, pairs.length || 1))
    .sort((a, b) => b[0] - a[0] || b[1] - a[1] || inReport(a[2], b[2]))
    .map(([, , unit]) => [unit, pairs])
}

/** What is shown of a hit. The ranges are worked out when they are asked for: most hits are never shown. */
function hit({folded, ...unit}, words) {
  return {
    ...unit, terms: words,
    get ranges() {
      const of = text => marks(text, words)
      return {title: of(unit.title), above: unit.above.map(of), text: of(unit.text), value: of(unit.value + unit.unit)}
    },
    get snippet() {
      const found = marks(unit.text, words)
      const first = found[0]?.[0] ?? 0
      const end = found.reduce((end, [from, to]) => from < end ? Math.max(end, to) : end, first + 72) // through no mark
      const whole = at => at - /[\udc00-\udfff]/.test(unit.text.charAt(at)) // not through a character of two halves
      return [whole(Math.max(0, first - 24)), whole(Math.min(unit.text.length, end))]
    },
  }
}

/**
 * Search prepared years.
 * options: year (only this one), kind ("s" or "r"), order ("relevance" or "report"), related (groups of words),
 * years (all that exist, where not all are prepared: a year among other words filters by it).
 */
export function search(prepared, query, options = {}) {
  const known = options.years ?? prepared.map(({year}) => year)
  const typed = wordsOf(query)
  const isYear = word => known.includes(Number(word.match(YEAR)?.[1]))
  const words = typed.every(isYear) ? typed : typed.filter(word => !isYear(word))
  const years = typed.filter(word => !words.includes(word)).map(word => Number(word.slice(0, 4)))
  const units = prepared.filter(({year}) => years.length ? years.includes(year) : !options.year || year === options.year)
    .flatMap(({units}) => units).filter(({kind}) => !options.kind || kind === options.kind)
  if (!words.length) return {terms: [], years, exact: [], near: [], related: []}
  const exact = ranked(find(units, words), words, options.order)
  const offered = alternatives(words, options.related ?? [])
    .map(query => [query, find(units, wordsOf(query))]).filter(([, found]) => found.length)
  const near = new Map()
  if (!exact.length) {
    const others = offered.flatMap(([query, found]) => {
      const instead = wordsOf(query)
      return ranked(found, instead).map(unit => [unit, instead])
    })
    for (const [unit, marked] of [...others, ...alike(units, words)]) {
      if (near.size < MOST_NEAR && !near.has(unit)) near.set(unit, marked)
    }
  }
  return {
    terms: words, years, exact: exact.map(unit => hit(unit, words)),
    near: [...near].map(([unit, marked]) => hit(unit, marked)), related: offered.map(([query]) => query),
  }
}
