// Two years side by side: the other columns out of sight, and a column that says what changed. The years are kept in the
// address (`?a=2022&b=2023`, with `&changed=1` only what changed), so that a comparison can be linked, and behind it a row of it
// (`#2021-r1`). Without scripts the page shows all years and has no form.

const form = document.querySelector(".compare-choice")
const known = form.dataset.years.split(" ")
const status = form.querySelector("[role=status]")
const sheets = [...document.querySelectorAll("[data-sheet]")]
const tables = [...document.querySelectorAll(".compare-table")]
const ABSENT = {blank: "空", "not-applicable": "不适用", pending: "待填", "not-printed": "没有印", none: "没有这一项"}
const SMALLEST_BASE = 10 // of a smaller number no percentage is given, as on the page of series

const element = (tag, props) => Object.assign(document.createElement(tag), props)
const decimals = text => text.split(".")[1]?.length ?? 0

/** Why two cells cannot be compared, or an empty text. */
function obstacle(row, [one, other], [a, b]) {
  const absent = [one, other].map(cell => ABSENT[cell.dataset.absent])
  if (absent[0] && absent[0] === absent[1]) return `两年都是${absent[0]}`
  if (absent[0] || absent[1]) return absent[0] ? `${a}年：${absent[0]}` : `${b}年：${absent[1]}`
  if (one.dataset.unit !== other.dataset.unit) return "不能相比：单位不同"
  if (one.dataset.segment === other.dataset.segment) return ""
  const cells = [...row.cells], between = cells.slice(cells.indexOf(one) + 1, cells.indexOf(other) + 1)
  return `不能相比：${between.map(cell => cell.dataset.why).filter(Boolean).join("；")}`
}

/** Of the earlier value, with one decimal: on whole numbers, halves away from zero, as the page of series has it. */
function percentage(before, after) {
  const places = Math.max(decimals(before), decimals(after))
  const [base, later] = [before, after].map(text => BigInt(text.replace(".", "") + "0".repeat(places - decimals(text))))
  const tenths = ((later > base ? later - base : base - later) * 2000n + base) / (base * 2n)
  return `${tenths / 10n}.${tenths % 10n}`
}

/** What changed from one value to the other: its kind, and in words. */
function change(before, after) {
  const difference = Number(after) - Number(before)
  if (difference === 0) return ["same", "相同"]
  const amount = Math.abs(difference).toFixed(Math.max(decimals(before), decimals(after)))
  const share = before >= SMALLEST_BASE ? `（${percentage(before, after)}%）` : ""
  return difference > 0 ? ["up", `增加${amount}${share}`] : ["down", `减少${amount}${share}`]
}

/** The year's column in a table, or -1. */
const place = (table, year) => [...table.tHead.rows[0].cells].findIndex(cell => cell.dataset.year === year)

const level = row => Number(row.className.match(/level-(\d)/)?.[1] ?? 1)

function clear(table) {
  for (const cell of table.querySelectorAll(".change")) cell.remove()
  for (const hidden of table.querySelectorAll("[hidden]")) hidden.hidden = false
  for (const heading of table.querySelectorAll(".heading th")) heading.colSpan = table.tHead.rows[0].cells.length
  table.classList.remove("two")
  table.closest("details, div").hidden = false
}

/** What changed; a difference is a link to its row. */
function changeCell(row, kind, words) {
  const cell = element("td", {className: `change ${kind}`}), name = row.cells[0].textContent
  const link = element("a", {href: `#${row.id}`, textContent: words, title: "本行链接"})
  link.setAttribute("aria-label", `${name}：${words}，本行链接`)
  cell.append(["up", "down"].includes(kind) ? link : words)
  return cell
}

/** Show two years of a row and what changed between them; gives the kind of the change. */
function compareRow(row, columns, years, only) {
  const cells = [...row.cells], pair = columns.map(index => cells[index])
  cells.forEach((cell, index) => { cell.hidden = index > 0 && !columns.includes(index) })
  const why = obstacle(row, pair, years)
  const [kind, words] = why ? ["none", why] : change(...pair.map(cell => cell.dataset.value))
  row.append(changeCell(row, kind, words))
  row.hidden = only && (kind === "same" || why.startsWith("两年都是")) && row.id !== location.hash.slice(1)
  return kind
}

/** Headings stay where a row below them is shown. */
function keepHeadings(table) {
  let below = 0
  for (const row of [...table.tBodies[0].rows].reverse()) {
    if (row.matches(".heading")) row.hidden = below <= level(row)
    below = row.hidden ? Math.min(below, level(row)) : level(row)
  }
}

function compareTable(table, years, only, counts) {
  const columns = years.map(year => place(table, year)), head = table.tHead.rows[0]
  const cells = [...head.cells]
  table.classList.add("two")
  cells.forEach((cell, index) => { cell.hidden = index > 0 && !columns.includes(index) })
  head.append(element("th", {className: "change", scope: "col", textContent: "变化"}))
  for (const row of table.tBodies[0].rows) {
    if (row.matches(".heading")) row.cells[0].colSpan = columns.length + 2
    else counts[compareRow(row, columns, years, only)] += 1
  }
  if (!only) return
  keepHeadings(table)
  table.closest("details, div").hidden = [...table.tBodies[0].rows].every(row => row.hidden)
}

/** The sheets that have both years: that of their form, or of two forms the rows that both have. */
function sheetsFor(years) {
  const having = sheets.filter(sheet => years.every(year => place(sheet.querySelector("table"), year) >= 0))
  const own = having.filter(sheet => sheet.dataset.sheet === "form")
  return own.length && years.length ? own : having
}

/** Show two years, or all of them where `years` is empty. */
function show(years, only) {
  const counts = {up: 0, down: 0, same: 0, none: 0}, chosen = sheetsFor(years)
  tables.forEach(clear)
  for (const sheet of sheets) sheet.hidden = !chosen.includes(sheet)
  form.elements.changed.disabled = !years.length
  if (!years.length) return ""
  for (const table of tables) {
    const sheet = table.closest("[data-sheet]")
    if (!sheet?.hidden) compareTable(table, years, only, sheet || !chosen.length ? counts : {})
  }
  return `${comparison(years, chosen[0])}：增加${counts.up}项，减少${counts.down}项，相同${counts.same}项，不能比较${counts.none}项。`
}

/** What is compared, in words. */
function comparison([a, b], sheet) {
  if (!sheet) return `${a}年和${b}年的统计表表式或统计范围不同，不能逐行对照，只比较共有的指标`
  return sheet.dataset.sheet === "form" ? `${b}年与${a}年逐行相比` : `${a}年和${b}年的统计表表式不同，只逐行比较两种表式都有的行`
}

/** The two years of the address, or those that are shown instead, and what to say about it. */
function asked() {
  const address = new URLSearchParams(location.search)
  if (address.get("years") === "all") return [[], ""]
  const wanted = ["a", "b"].map(name => address.get(name)).filter(year => year !== null)
  const unknown = wanted.filter(year => !known.includes(year))
  const years = [...new Set(wanted.filter(year => known.includes(year)))]
  const others = known.filter(year => !years.includes(year))
  while (years.length < 2) years.push(others.pop())
  const note = unknown.length ? `没有“${unknown.map(year => year.slice(0, 12)).join("”“")}”年度的报告，改为比较下面两个年度。` : ""
  return [years.sort(), note]
}

function update(years, note = "") {
  years.forEach((year, index) => { form.elements["ab"[index]].value = year })
  status.textContent = note + (show(years, form.elements.changed.checked) || "现在显示全部年度；改选年度，就比较那两个年度。")
}

/** Keep in the address what was chosen, and show it. */
function choose(years) {
  const changed = form.elements.changed.checked ? "&changed=1" : ""
  history.replaceState(null, "", years.length ? `?a=${years[0]}&b=${years[1]}${changed}` : "?years=all")
  update(years)
}

/** The row of the address in sight, also among those that are folded away or did not change. */
function seek() {
  const row = document.getElementById(location.hash.slice(1))
  if (!row?.matches(".compare-table tr")) return
  const folded = row.closest("details")
  if (folded) {
    folded.open = true
    folded.classList.add("chosen")
  }
  update(...asked())
  row.scrollIntoView()
}

/** On paper is what was opened here; the theme opens everything for it. */
for (const folded of document.querySelectorAll("[data-sheet] details")) {
  folded.addEventListener("click", event => {
    if (event.target.closest("summary")) folded.classList.toggle("chosen", !folded.open)
  })
}

form.addEventListener("change", () => {
  const years = [form.elements.a.value, form.elements.b.value].sort()
  if (years[0] === years[1]) status.textContent = "两边是同一个年度，请另选一个。"
  else choose(years)
})
form.elements.all.addEventListener("click", () => choose([]))
form.addEventListener("submit", event => event.preventDefault())
addEventListener("hashchange", seek)
form.hidden = false
form.elements.changed.checked = new URLSearchParams(location.search).has("changed")
const [years, note] = asked()
if (!years.length) update([known.at(-2), known.at(-1)])
update(years, note)
seek()
