// Tools of the statistics page: rows that are 0 out of sight, the tables as text for a spreadsheet, a link to each row.
// Without scripts the page is whole and has none of them.

import {text} from "./cell.js"

const article = document.querySelector("article")
const tables = [...article.querySelectorAll(".report-table")]
const rows = [...article.querySelectorAll(".report-table tbody tr[id]")]
const status = Object.assign(document.createElement("span"), {role: "status"})

const values = row => [...row.querySelectorAll("[data-value], [data-derived]")]
const zero = cell => Number(cell.dataset.value ?? cell.dataset.derived) === 0
const ASKED = ":target, :has(:target)" // a row, one of its cells, or the name of the part

/** Rows with nothing but zeros; lines that head others stay, and what the address names. */
function empty(row) {
  const asked = row.matches(ASKED) || row.closest("table").caption.matches(ASKED)
  return values(row).length > 0 && values(row).every(zero) && !asked
}

/** Of a table without a row that has values, a word stands instead. On paper it is whole. */
function fold(table) {
  const box = table.closest(".report-table-scroll") ?? table
  const own = rows.filter(row => table.contains(row) && values(row).length)
  if (box.previousElementSibling?.matches(".all-zero")) box.previousElementSibling.remove()
  box.hidden = own.length > 0 && own.every(row => row.hidden)
  if (!box.hidden) return
  box.before(Object.assign(document.createElement("p"), {className: "all-zero", textContent: `${text(table.caption)}：各项都是0`}))
}

function filter(only) {
  const hidden = only ? rows.filter(empty) : []
  for (const row of rows) row.hidden = hidden.includes(row)
  tables.forEach(fold)
  status.textContent = only ? `已隐藏${hidden.length}行` : ""
}

const shown = () => tables.filter(table => !table.closest("[hidden]"))
const lines = table => [...table.rows].filter(row => !row.hidden && row.className !== "row-cite")

/** The texts of a table's lines, each in its column: cells that span several leave the others empty. */
function grid(table) {
  const texts = lines(table).map(() => [])
  lines(table).forEach((row, top) => {
    for (const cell of row.cells) {
      const left = [...texts[top], undefined].findIndex(taken => taken === undefined)
      for (const line of texts.slice(top, top + cell.rowSpan)) {
        for (let column = left; column < left + cell.colSpan; column += 1) line[column] = ""
      }
      texts[top][left] = text(cell)
    }
  })
  return texts
}

/** The visible tables, cells apart by tabs: what every spreadsheet takes. */
const asText = () => shown().map(table =>
  [text(table.caption), ...grid(table).map(line => line.join("\t"))].join("\n")
).join("\n\n")

/** The same as tables, whose heads span what they head. */
function asTables() {
  return shown().map(table => {
    const copy = document.createElement("table")
    copy.createCaption().textContent = text(table.caption)
    for (const row of lines(table)) {
      const line = copy.insertRow()
      for (const cell of row.cells) {
        const same = Object.assign(document.createElement(cell.localName), {textContent: text(cell)})
        for (const span of ["colspan", "rowspan"]) if (cell.hasAttribute(span)) same.setAttribute(span, cell.getAttribute(span))
        line.append(same)
      }
    }
    return copy.outerHTML
  }).join("\n")
}

async function copy() {
  const kinds = {"text/plain": asText(), "text/html": asTables()}
  const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], {type})])
  const written = window.ClipboardItem
    ? navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    : navigator.clipboard.writeText(kinds["text/plain"])
  status.textContent = await written.then(() => "已复制，可以粘贴到表格软件", () => "浏览器不允许复制")
}

function tools() {
  const bar = Object.assign(document.createElement("p"), {className: "table-tools"})
  const label = document.createElement("label")
  const box = Object.assign(document.createElement("input"), {type: "checkbox", onchange: () => filter(box.checked)})
  label.append(box, " 只看不是0的行")
  bar.append(label)
  if (navigator.clipboard) {
    bar.append(Object.assign(document.createElement("button"), {type: "button", textContent: "复制表格", onclick: copy}))
  }
  bar.append(status)
  article.querySelector(".report-table").before(bar)
  window.addEventListener("hashchange", () => filter(box.checked)) // a row that is asked for is shown
}

function linkRow(row) {
  const head = row.querySelector("th")
  if (!head) return
  const name = head.getAttribute("abbr") ?? text(head)
  const link = Object.assign(document.createElement("a"), {className: "row-link", href: `#${row.id}`, textContent: "¶"})
  link.setAttribute("aria-label", `${name}：本行链接`)
  // Below a pointer it lies at the edge, last for the keyboard; a finger finds it behind the name
  head.insertBefore(link, matchMedia("(hover: none)").matches ? head.querySelector(":scope > div") : null)
}

const regions = [...article.querySelectorAll(".report-table-scroll")].filter(region => region.querySelector(".report-table--matrix"))
const bar = document.querySelector(".md-header")

/** A matrix that needs no scrolling of its own keeps its head below the bar; the head of another is put there. */
function holdHeads() {
  for (const region of regions) {
    region.classList.toggle("report-table-scroll--fits", region.firstElementChild.offsetWidth <= region.clientWidth)
    const hidden = bar.getBoundingClientRect().bottom - region.getBoundingClientRect().top
    region.style.setProperty("--report-hidden", `${Math.max(0, hidden)}px`)
  }
}

if (regions.length) {
  addEventListener("scroll", () => requestAnimationFrame(holdHeads), {passive: true})
  const sizes = new ResizeObserver(holdHeads)
  for (const region of regions) sizes.observe(region)
}

if (rows.length) {
  tools()
  rows.forEach(linkRow)
}
