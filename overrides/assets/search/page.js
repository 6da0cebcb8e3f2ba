// The search page: the query and its filters stand in the address, so that an answer can be linked.

import {openLibrary} from "./library.js"
import {carryWords, element, makeView} from "./view.js"

const FILTERS = ["year", "kind", "order"]

export function start(form) {
  const [field] = form.elements
  const filters = FILTERS.map(name => form.elements[name])
  const library = openLibrary(form.dataset.manifest)
  const list = element("ol", {})
  const view = makeView(document.querySelector(".search__panel"), form.querySelector("[role=status]"), list,
    link => element("li", {}, link), library, search)
  const title = document.title
  let round = 0
  let keeping

  /** Search for something else, or once more: what was clicked may be gone then, so the focus goes to the field. */
  function search(other = field.value) {
    field.value = other
    field.focus()
    look()
  }

  async function look() {
    const query = field.value
    const own = ++round
    const [year, kind, order] = filters.map(({value}) => value)
    clearTimeout(keeping)
    keeping = setTimeout(keep, 300) // browsers forbid to change the address at each letter
    if (!query) return view.say()
    const slow = setTimeout(() => view.say("正在查找…"), 300)
    const answer = await library.find(query, {year: Number(year), kind, order}).catch(() => null)
    clearTimeout(slow)
    if (own !== round) return
    if (answer) view.show(answer, query, Number(form.dataset.year))
    else view.fail()
  }

  /** Put what is shown into the address and the title. */
  function keep() {
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

  const asked = new URLSearchParams(location.search)
  field.value = asked.get("q") ?? ""
  for (const filter of filters) {
    const value = asked.get(filter.name)
    if ([...filter.options].some(option => option.value === value)) filter.value = value
  }
  field.addEventListener("compositionend", look)
  form.oninput = event => event.isComposing || look()
  form.onsubmit = event => { event.preventDefault(); look() }
  list.onclick = list.onauxclick = carryWords
  look()
}
