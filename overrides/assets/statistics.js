// Tools of the statistics page: rows that are 0 out of sight, the tables as text for a spreadsheet, a link to each row.
// Without scripts the page is whole and has none of them.

const article = document.querySelector("article")
const rows = [...article.querySelectorAll(".report-table tbody tr[id]")]
const status = Object.assign(document.createElement("span"), {role: "status"})

const values = row => [...row.querySelectorAll("[data-value], [data-derived]")]
const zero = cell => Number(cell.dataset.value ?? cell.dataset.derived) === 0

/** Rows with nothing but zeros; lines that head others stay. */
const empty = row => values(row).length > 0 && values(row).every(zero) && !row.matches(":target")

function filter(only) {
  const hidden = only ? rows.filter(empty) : []
  for (const row of rows) row.hidden = hidden.includes(row)
  status.textContent = only ? `已隐藏 ${hidden.length} 行` : ""
}

/** What a cell says, without links back and notes. */
function text(cell) {
  const copy = cell.cloneNode(true)
  for (const extra of copy.querySelectorAll(".uses, .editor-note, .row-link")) extra.remove()
  return copy.textContent.trim().replace(/\s+/g, " ")
}

/** The visible tables, cells apart by tabs: what spreadsheets take. */
function asText() {
  return [...article.querySelectorAll(".report-table")].map(table => {
    const lines = [...table.rows].filter(row => !row.hidden && row.className !== "row-cite").map(row => [...row.cells].map(text).join("\t"))
    return [text(table.caption), ...lines].join("\n")
  }).join("\n\n")
}

async function copy() {
  status.textContent = await navigator.clipboard.writeText(asText()).then(() => "已复制，可以粘贴到表格软件", () => "浏览器不允许复制")
}

function tools() {
  const bar = Object.assign(document.createElement("p"), {className: "table-tools"})
  const label = document.createElement("label")
  const box = Object.assign(document.createElement("input"), {type: "checkbox", onchange: () => filter(box.checked)})
  label.append(box, " 只看不是 0 的行")
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
  head.append(link)
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
