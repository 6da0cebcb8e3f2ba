// The box in the header: results while typing. A combobox whose list holds links; the focus stays in the field.

import {openLibrary} from "./library.js"
import {carryWords, element, makeView} from "./view.js"

/** `form` is the search of the header; `origin` gives what had the focus before. */
export function start(form, origin) {
  const [field] = form.elements
  const panel = form.querySelector(".search__panel")
  const home = Number(form.dataset.year)
  const library = openLibrary(form.dataset.manifest)
  const list = element("div", {id: "search-list", role: "listbox", "aria-label": "搜索结果"})
  const scope = element("button", {type: "button", hidden: !home, onclick: widen})
  const whole = element("a", {}, "在搜索页查看")
  const view = makeView(panel, form.querySelector("[role=status]"), list, (link, at) =>
    Object.assign(link, {id: `hit-${at}`, role: "option", tabIndex: -1}), library, search)
  let year = home
  let round = 0
  let active

  /** Search for something else, or once more: what was clicked may be gone then, so the focus goes to the field. */
  function search(other = field.value) {
    field.value = other
    field.focus()
    look()
  }

  async function look() {
    const query = field.value
    const own = ++round
    if (!query) return close()
    const slow = setTimeout(() => { view.say("正在查找…"); expand() }, 300)
    const answer = await library.find(query, {year}).catch(() => null)
    clearTimeout(slow)
    if (own !== round) return
    if (answer) view.show(answer, query, year)
    else view.fail()
    scope.textContent = year ? "在全部年度中搜索" : `只在${home}年中搜索`
    whole.href = library.page(year, query)
    expand()
  }

  /** From the year to all years, and back. */
  function widen() {
    year = year ? 0 : home
    form.action = library.link(year, "search/")
    field.focus()
  }

  function expand() {
    panel.hidden = false
    field.ariaExpanded = !list.hidden
    select()
  }

  function close() {
    round++
    panel.hidden = true
    field.ariaExpanded = false
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
    const links = [...list.children]
    if (panel.hidden) look()
    else select(links.at(active || by > 0 ? (links.indexOf(active) + by) % links.length : -1))
  }

  /** Close, and give the focus back to where it came from. */
  function leave() {
    close()
    const before = origin()
    if (before?.isConnected && !form.contains(before)) before.focus()
    else document.activeElement.blur()
  }

  function press(event) {
    const inField = {ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: active && (() => active.click())}
    const act = event.key === "Escape" ? leave : event.target === field && inField[event.key]
    if (!act || event.isComposing || event.keyCode === 229) return // the input method's own keys
    event.preventDefault()
    act()
  }

  /** A hit in this very page is marked here; any other page gets its words with the address. */
  async function follow(event) {
    const link = event.target.closest("[data-hit]")
    if (!link) return
    if (link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return carryWords(event)
    close()
    field.blur()
    const {markPage} = await import("./marks.js")
    markPage(link.terms.join(" "))
  }

  const on = (target, name, act) => target.addEventListener(name, act)
  on(field, "input", event => event.isComposing || look()) // typed, pasted, spoken, written by hand
  on(field, "compositionend", look)
  on(field, "focus", look)
  on(form, "keydown", press)
  on(form, "focusout", ({relatedTarget: next}) => next && !form.contains(next) && close())
  on(document, "pointerdown", ({target}) => form.contains(target) || close())
  list.onclick = follow
  list.onauxclick = carryWords
  Object.assign(field, {role: "combobox", ariaAutoComplete: "list", ariaExpanded: false})
  field.setAttribute("aria-controls", list.id)
  panel.append(element("p", {className: "search__steps"}, scope, whole))
  library.expect(home)
  look()
}
