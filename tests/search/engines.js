// The search engines of `make bench`, each behind the same three functions; copied into the site that is searched.
//   ask   all addresses that it finds, the best first, as `2018/work/#new-media`
//   show  one query until what a reader is shown first is there; this is what is timed
//   prepared   milliseconds of making the index ready, where it can be told from loading it

const read = async file => (await fetch(file)).json()

async function timed(work) {
  const start = performance.now()
  return [await work(), performance.now() - start]
}

/** Ours: the module and the units of the years; `year` searches only that one of them. */
export async function ours({years, year}) {
  const {prepare, search} = await import("/assets/search/engine.js")
  const {related} = await read("/search.json")
  const files = await Promise.all(years.map(year => read(`/${year}/search.json`)))
  const [ready, prepared] = await timed(() => files.map(prepare))
  const exact = query => search(ready, query, {related, year}).exact
  return {
    prepared,
    ask: query => exact(query).map(hit => `${hit.year}/${hit.address}`),
    show: query => exact(query).slice(0, 20).map(hit => [hit.ranges, hit.snippet]),
  }
}

/** The box in the head of this page, from the input to the hits laid out in the page. */
export function box() {
  const [field] = document.querySelector("[role=search]").elements
  const status = document.querySelector("[role=search] [role=status]")
  const panel = document.querySelector(".search__panel")
  const show = query => new Promise(shown => {
    const watch = new MutationObserver(() => {
      watch.disconnect()
      shown(panel.offsetHeight)
    })
    watch.observe(status, {childList: true})
    field.value = query
    field.dispatchEvent(new InputEvent("input", {bubbles: true}))
  })
  field.focus()
  return {show}
}

/** Material: its own worker, with its own messages; it answers in the order in which it is asked. */
export async function material({worker, index}) {
  const searcher = new Worker(worker)
  const call = message => new Promise((resolve, reject) => {
    searcher.onmessage = event => resolve(event.data.data)
    searcher.onerror = reject
    searcher.postMessage(message)
  })
  const [SETUP, QUERY] = [0, 2]
  const {config, docs} = await read(index)
  const [, prepared] = await timed(() => call({type: SETUP, data: {config, docs, options: {suggest: false}}}))
  const show = query => call({type: QUERY, data: query})
  // Score 0: the page of a section that was found, added for its title only.
  const ask = async query => (await show(query)).items.flat().filter(({score}) => score).map(({location}) => location)
  return {prepared, ask, show}
}

/** Pagefind: pages, of which the sections that were found are asked for; within a page, most places first. */
export async function pagefind() {
  const {init, search} = await import("/pagefind/pagefind.js")
  const [, prepared] = await timed(init)
  const load = async (query, most) => Promise.all((await search(query)).results.slice(0, most).map(one => one.data()))
  const sections = page => page.sub_results.sort((a, b) => b.locations.length - a.locations.length)
  return {
    prepared,
    ask: async query => (await load(query)).flatMap(sections).map(({url}) => url.slice(1)),
    show: query => load(query, 5), // as many as its own box shows
  }
}
