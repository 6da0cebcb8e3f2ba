// 引用本行: the row that the address names can be cited, with its part, its name and its value. Needs cite.js before it.

import {text} from "./cell.js"

const whole = document.querySelector(".cite__text")
const status = Object.assign(document.createElement("span"), {role: "status"})
const button = Object.assign(document.createElement("button"), {type: "button", textContent: "引用本行"})
const cell = document.createElement("td")
const line = Object.assign(document.createElement("tr"), {className: "row-cite"})
const values = "[data-value], [data-derived], [data-absent]"
let asked, row

/** Part, row with the rows above it, and for a cell its column: the heads that the cell names, or the row's own. */
function names() {
  const ids = (asked.headers || row.querySelector(values).headers).split(" ")
  const own = ids.map(id => document.getElementById(id)).filter(Boolean)
  const rows = own.filter(head => head.closest("tbody"))
  const columns = asked.headers ? own.filter(head => head.closest("thead")) : []
  const heads = [row.closest("table").caption, ...rows.length ? rows : [row.querySelector("th")], ...columns]
  return new Set(heads.map(text).filter(Boolean))
}

/** The value with its unit: of the cell that is asked for, or of a row that has only one. */
function value() {
  const [first, ...others] = asked.matches(values) ? [asked] : row.querySelectorAll(values)
  const unit = "absent" in first.dataset ? null : row.querySelector("td.unit")
  return others.length ? "" : `：${text(first)}${unit ? text(unit) : ""}`
}

function citation() {
  const copy = whole.cloneNode(true)
  copy.querySelector(".cite__part").textContent = `：${[...names()].join("，")}${value()}`
  copy.querySelector(".cite__address").textContent += `#${asked.id}`
  return copy.textContent
}

button.onclick = async () => {
  const words = citation()
  const copied = await navigator.clipboard?.writeText(words).then(() => true, () => false)
  status.textContent = words + (copied ? "（已复制）" : "")
}

/** The button stands below the row that is asked for, and nowhere else. A part with one row is that row. */
function offer() {
  line.remove()
  status.textContent = ""
  asked = document.getElementById(location.hash.slice(1))?.closest(".report-table :is(tr, td, caption)")
  const rows = asked ? asked.closest("tr") ?? asked.closest("table").querySelectorAll("tbody tr") : []
  row = rows instanceof Element ? rows : rows.length === 1 ? rows[0] : null
  if (!row?.querySelector(values)) return
  cell.colSpan = [...row.cells].reduce((sum, {colSpan}) => sum + colSpan, 0)
  row.after(line)
}

cell.append(button, status)
line.append(cell)
window.addEventListener("hashchange", offer)
offer()
