// The few lines on every page that wait: all else of the search is loaded when a visitor reaches for it.

const form = document.querySelector("[role=search]")
const field = form.querySelector("input")
let before = null

/** Load a part and start it; when it does not come, say so in the page and offer to try again. */
async function load(part, attempt = 0) {
  try {
    const {start} = await import(`./${part}.js${attempt ? `?${attempt}` : ""}`)
    start(form, () => before)
  } catch {
    const panel = document.querySelector(".search__panel")
    const retry = document.createElement("button")
    retry.type = "button"
    retry.textContent = "重试"
    retry.onclick = () => load(part, attempt + 1)
    panel.replaceChildren("搜索程序没有取到，可能是网络不通。其他页面可以照常阅读。", retry)
    panel.hidden = false
  }
}

const writing = element => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)

document.addEventListener("keydown", event => {
  const plain = !event.ctrlKey && !event.metaKey
  const called = plain ? event.key === "/" && !writing(event.target) : event.key.toLowerCase() === "k" && !event.shiftKey
  if (!called || event.altKey || event.isComposing) return
  event.preventDefault()
  field.focus()
  field.select()
})

if ("page" in form.dataset) load("page")
else {
  field.addEventListener("focus", ({relatedTarget}) => { before = relatedTarget })
  field.addEventListener("focus", () => load("box"), {once: true})
  if (document.activeElement === field) load("box")
  if (new URLSearchParams(location.search).has("q")) import("./marks.js").then(({start}) => start())
}
