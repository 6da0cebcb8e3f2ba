// 引用本行: the row that the address names can be cited, with its part, its name and its value. Needs cite.js before it.

const whole = document.querySelector(".cite__text")
const status = Object.assign(document.createElement("span"), {role: "status"})
const button = Object.assign(document.createElement("button"), {type: "button", textContent: "引用本行"})
const cell = document.createElement("td")
const line = Object.assign(document.createElement("tr"), {className: "row-cite"})
const values = "[data-value], [data-derived], [data-absent]"
let row, id

/** What a cell says by itself, without links back, notes and tools. */
function text(element) {
  const copy = element.cloneNode(true)
  for (const extra of copy.querySelectorAll(".uses, .editor-note, .row-link")) extra.remove()
  return copy.textContent.trim().replace(/\s+/g, " ")
}

/** The value with its unit, of a row that has only one. */
function value() {
  const [first, ...others] = row.querySelectorAll(values)
  const unit = "absent" in first.dataset ? null : row.querySelector("td.unit")
  return others.length ? "" : `：${text(first)}${unit ? text(unit) : ""}`
}

function citation() {
  const copy = whole.cloneNode(true)
  const names = new Set([text(row.closest("table").caption), text(row.querySelector("th"))])
  copy.querySelector(".cite__part").textContent = `：${[...names].filter(Boolean).join("，")}${value()}`
  copy.querySelector(".cite__address").textContent += `#${id}`
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
  const asked = document.getElementById(location.hash.slice(1))?.closest(".report-table :is(tr, td, caption)")
  const rows = asked ? asked.closest("tr") ?? asked.closest("table").querySelectorAll("tbody tr") : []
  row = rows instanceof Element ? rows : rows.length === 1 ? rows[0] : null
  if (!row?.querySelector(values)) return
  id = asked.id
  cell.colSpan = [...row.cells].reduce((sum, {colSpan}) => sum + colSpan, 0)
  row.after(line)
}

cell.append(button, status)
line.append(cell)
window.addEventListener("hashchange", offer)
offer()
