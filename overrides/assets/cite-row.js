// 引用本行: the row that the address names can be cited, with its part, its name and its value. Needs cite.js before it.

const whole = document.querySelector(".cite__text")
const tool = Object.assign(document.createElement("div"), {className: "row-cite"})
const button = Object.assign(document.createElement("button"), {type: "button", textContent: "引用本行"})
const status = Object.assign(document.createElement("span"), {role: "status"})
const values = "[data-value], [data-derived], [data-absent]"
let row, id

/** What a cell says by itself, without links back, notes and tools. */
function text(cell) {
  const copy = cell.cloneNode(true)
  for (const extra of copy.querySelectorAll(".uses, .editor-note, .row-link, .row-cite")) extra.remove()
  return copy.textContent.trim().replace(/\s+/g, " ")
}

/** The value with its unit, of a row that has only one. */
function value() {
  const [cell, ...others] = row.querySelectorAll(values)
  const unit = "absent" in cell.dataset ? null : row.querySelector("td.unit")
  return others.length ? "" : `：${text(cell)}${unit ? text(unit) : ""}`
}

function citation() {
  const copy = whole.cloneNode(true)
  const names = new Set([text(row.closest("table").caption), text(row.querySelector("th"))])
  copy.querySelector(".cite__part").textContent = `：${[...names].join("，")}${value()}`
  copy.querySelector(".cite__address").textContent += `#${id}`
  return copy.textContent
}

button.onclick = async () => {
  const words = citation()
  const copied = await navigator.clipboard?.writeText(words).then(() => true, () => false)
  status.textContent = words + (copied ? "（已复制）" : "")
}

/** The button stands in the row that is asked for, and nowhere else; beside the caption where the row has no room. */
function offer() {
  tool.remove()
  status.textContent = ""
  const asked = document.querySelector(".report-table tr:target, .report-table td:target, .report-table caption:target")
  const rows = asked ? [asked.closest("tr") ?? [...asked.closest("table").querySelectorAll("tbody tr")]].flat() : []
  if (rows.length !== 1 || !rows[0].querySelector(values)) return
  [row, id] = [rows[0], asked.id]
  const head = row.querySelector("th")
  const place = asked.tagName === "CAPTION" || head.matches(".bare") ? row.closest("table").caption : head
  place.append(tool)
}

tool.append(button, status)
window.addEventListener("hashchange", offer)
offer()
