// The few lines on every page that wait: all else of the search is loaded when a visitor reaches for it.

const form = document.querySelector("[role=search]")
const field = form.querySelector("input")
const trouble = document.querySelector(".search__trouble")
let before = null
let loading

/** Load a part and start it, once; when it does not come, say so, and offer to try again. */
function load(part, attempt = 0) {
  loading ??= import(`./${part}.js${attempt ? `?${attempt}` : ""}`).then(({start}) => start(form, () => before), () => {
    const panel = trouble.parentElement
    panel.hidden = trouble.hidden = loading = null
    trouble.firstChild.textContent = "搜索程序"
    form.querySelector("[role=status]").textContent = "搜索程序没有取到"
    trouble.lastChild.onclick = () => {
      panel.hidden = trouble.hidden = true
      load(part, attempt + 1)
      field.focus()
    }
    for (const close of panel.querySelectorAll(".search__close")) close.onclick = () => { panel.hidden = true }
  })
}

const writing = element => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)

document.addEventListener("keydown", event => {
  const plain = !event.ctrlKey && !event.metaKey
  const called = plain ? event.key === "/" && !writing(event.target) : event.key.toLowerCase() === "k" && !event.shiftKey
  if (!called || event.altKey || event.isComposing) return
  event.preventDefault()
  const drawer = document.querySelector("#__drawer")
  if (drawer.checked) drawer.click() // it would lie over the field
  field.focus()
  field.select()
})

if ("page" in form.dataset) load("page")
else {
  field.addEventListener("focus", ({relatedTarget}) => {
    if (!form.contains(relatedTarget)) before = relatedTarget
    load("box")
  })
  if (document.activeElement === field) load("box")
  if (new URLSearchParams(location.search).has("q")) import("./marks.js").then(({start}) => start(), () => {})
}
