// The years of the portal, as the search needs them: each file is fetched once, and only when it is asked for.

import {prepare, search} from "./engine.js"

const PATIENCE = 20_000

/** A file, as `read` makes it: the browser asks whether its copy is still the newest, and passes over a broken one. */
function get(address, read) {
  const from = async cache => read(await (await fetch(address, {cache, signal: AbortSignal.timeout(PATIENCE)})).json())
  return from("no-cache").catch(() => from("reload"))
}

/** `address`: of the manifest, at the root of the site. */
export function openLibrary(address) {
  const root = new URL(address, document.baseURI)
  const kept = new Map()

  /** The address of a place in a year, or of the whole portal where there is no year. */
  const link = (year, place) => new URL(year ? `${year}/${place}` : place, root).href
    .replace(/^(file:.*\/)(#|$)/, "$1index.html$2") // a disk knows no front pages of folders

  /** What is fetched once; a failure is forgotten, so that the next one who asks tries again. */
  function once(year, read) {
    const coming = kept.get(year) ?? get(link(year, "search.json"), read)
    kept.set(year, coming)
    coming.catch(() => kept.delete(year))
    return coming
  }

  const manifest = () => once(0, ({years, related}) => ({years: years.map(({year}) => year), related: [...related]}))
  const units = year => once(year, prepare)

  return {
    link,

    /** The address of the search page for a query. */
    page(year, query) {
      return `${link(year, "search/")}?${new URLSearchParams({q: query})}`
    },

    /** Fetch what a first query in a year needs. What does not come is said when something is looked for. */
    expect(year) {
      for (const coming of [manifest(), year && units(year)]) coming?.catch?.(() => {})
    },

    /**
     * What a query finds in one year, or in all where it is 0: the engine's answer, with the years that were searched
     * and those that could not be fetched. Rejects when nothing could be fetched.
     */
    async find(query, {year, ...options}) {
      const known = manifest()
      const {years, related} = await (year ? known.catch(() => ({years: [year], related: []})) : known)
      const asked = search([], query, {years})
      const wanted = asked.years.length ? asked.years : year ? [year] : years
      const fetched = await Promise.allSettled(asked.terms.length ? wanted.map(units) : [])
      const prepared = fetched.flatMap(({value}) => value ?? [])
      const missing = wanted.filter((_, at) => fetched[at]?.reason)
      if (missing.length && !prepared.length) throw new Error("search.json")
      return {...search(prepared, query, {...options, years, related}), missing, wanted}
    },
  }
}
