// The search page: the query and its filters stand in the address, so that an answer can be linked.

import {openLibrary} from "./library.js"
import {carryWords, element, makeAsk, makeView} from "./view.js"

/** `form` is the search of the page. */
export function start(form) {
  const [field] = form.elements
  const filters = [...form.querySelectorAll("select")]
  const library = openLibrary(form.dataset.manifest)
  const view = makeView(document.querySelector(".search__panel"), form.querySelector("[role=status]"),
    link => element("li", {}, link), library, search)
  const asking = makeAsk(library, view)
  const title = document.title
  let keeping

  function look() {
    clearTimeout(keeping)
    keeping = setTimeout(keep, 300) // browsers forbid to change the address at each letter
    const [year, kind, order] = filters.map(({value}) => value)
    if (field.value) return asking.ask(field.value, {year: Number(year), kind, order}, Number(form.dataset.year))
    asking.stop()
    view.say()
  }

  /** Search for something else, or once more. What was clicked may be gone then: the focus goes to the field. */
  function search(query = field.value) {
    field.value = query
    field.focus()
    look()
  }

  /** Put what is shown into the address and the title. */
  function keep() {
    clearTimeout(keeping)
    const address = new URL(location)
    const usual = ({options, value}) => [...options].some(option => option.defaultSelected && option.value === value)
    for (const {name, value, left} of [
      {name: "q", value: field.value, left: !field.value},
      ...filters.map(filter => ({name: filter.name, value: filter.value, left: usual(filter)})),
    ]) {
      if (left) address.searchParams.delete(name)
      else address.searchParams.set(name, value)
    }
    history.replaceState(history.state, "", address)
    document.title = [field.value.trim(), title].filter(Boolean).join(" - ")
  }

  /** Take query and filters from the address; a filter that does not exist is passed over. */
  function read() {
    const asked = new URLSearchParams(location.search)
    field.value = asked.get("q") ?? field.value // who was quick has typed already
    for (const filter of filters) {
      const value = asked.get(filter.name)
      if ([...filter.options].some(option => option.value === value)) filter.value = value
    }
  }

  field.addEventListener("compositionend", look)
  form.oninput = event => event.isComposing && /[a-z]/i.test(event.data) || look()
  form.onsubmit = event => { event.preventDefault(); look(); keep() }
  view.list.onclick = event => { keep(); carryWords(event) }
  view.list.onauxclick = view.list.oncontextmenu = carryWords
  read()
  look()
}
