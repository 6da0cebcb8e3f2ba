// The box in the header: results while typing. A combobox whose list holds links; the focus stays in the field.

import {openLibrary} from "./library.js"
import {carryWords, makeAsk, makeView} from "./view.js"

/** `form` is the search of the header; `origin` gives what had the focus before. */
export function start(form, origin) {
  const [field] = form.elements
  const panel = form.querySelector(".search__panel")
  const status = form.querySelector("[role=status]")
  const [scope, whole, closing] = panel.lastElementChild.children
  const home = Number(form.dataset.year)
  const library = openLibrary(form.dataset.manifest)
  const view = makeView(panel, status, (link, at) =>
    Object.assign(link, {id: `hit-${at}`, role: "option", tabIndex: -1}), library, search)
  const asking = makeAsk(library, view)
  let year = home
  let active

  function look() {
    const query = field.value
    if (!query) return close()
    scope.textContent = year ? "搜索全部年度" : `只搜索${home}年`
    whole.href = library.page(year, query)
    asking.ask(query, {year}, year, expand)
  }

  /** Search for something else, or once more. What was clicked may be gone then: the focus goes to the field. */
  function search(query = field.value) {
    field.value = query
    field.focus()
    look()
  }

  /** From the year to all years, and back. */
  function widen() {
    year = year ? 0 : home
    form.action = library.link(year, "search/")
    search()
  }

  function expand() {
    panel.hidden = false
    field.ariaExpanded = !view.list.hidden
    select()
  }

  function close() {
    asking.stop()
    panel.hidden = true
    field.ariaExpanded = false
    status.textContent = ""
    select()
  }

  function select(link) {
    if (active) active.ariaSelected = null
    active = link
    field.setAttribute("aria-activedescendant", link?.id ?? "")
    if (!link) return
    link.ariaSelected = true
    link.scrollIntoView({block: "nearest"})
  }

  function step(by) {
    const links = [...view.list.children]
    if (panel.hidden) look()
    else select(links.at(active || by > 0 ? (links.indexOf(active) + by) % links.length : -1))
  }

  /** Close, and give the focus back to where it came from. */
  function leave() {
    close()
    const before = origin()
    if (before?.isConnected) before.focus()
    else document.activeElement.blur()
  }

  const modified = event => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

  function press(event) {
    const inField = {ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: active && (() => active.click())}
    const act = event.key === "Escape" ? leave : event.target === field && inField[event.key]
    if (!act || modified(event) || event.isComposing || event.keyCode === 229) return // 229: the input method's own keys
    event.preventDefault()
    act()
  }

  /** A hit in this very page is marked here; any other page gets its words with the address. */
  function follow(event) {
    const link = event.target.closest("[data-hit]")
    if (link?.pathname !== location.pathname || modified(event)) return carryWords(event)
    close()
    field.blur()
    import("./marks.js").then(({markPage}) => markPage(link.terms.join(" ")), () => {})
  }

  const on = (target, name, act) => target.addEventListener(name, act)
  // Typed, pasted, spoken, written by hand; letters of an input method are no words yet.
  on(field, "input", event => event.isComposing && /[a-z]/i.test(event.data) || look())
  on(field, "compositionend", look)
  on(field, "focus", look)
  on(field, "click", () => panel.hidden && look())
  on(form, "keydown", press)
  on(form, "focusout", ({relatedTarget: next}) => next && !form.contains(next) && close())
  on(document, "pointerdown", ({target}) => form.contains(target) || close())
  view.list.onclick = follow
  view.list.onauxclick = view.list.oncontextmenu = carryWords
  scope.onclick = widen
  closing.onclick = leave
  Object.assign(field, {role: "combobox", ariaAutoComplete: "list", ariaExpanded: false})
  field.setAttribute("aria-controls", view.list.id)
  library.expect(home)
  if (form.contains(document.activeElement)) look()
}
