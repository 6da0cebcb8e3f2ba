// The menu of a small window, and the year switcher, for people who use keys: the theme thinks of pointers only.
{
  const drawer = document.querySelector("#__drawer")
  const button = document.querySelector(".menu-button")
  const behind = document.querySelectorAll(
    "body > :not(.md-container, .md-overlay, .md-toggle, script), .md-content, .md-footer, .md-sidebar--secondary"
  )

  button.addEventListener("click", () => drawer.click())

  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", drawer.checked)
    for (const part of behind) part.inert = drawer.checked
    if (drawer.checked) document.querySelector(".md-nav--primary .md-nav__list a[href]").focus()
  })

  // The contents of the page open inside the menu by a label; the theme lets Enter press a label that has the focus.
  for (const label of document.querySelectorAll("label.md-nav__link[for=__toc]")) label.tabIndex = 0

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.isComposing) return
    if (drawer.checked) {
      drawer.click()
      button.focus()
    } else if (document.activeElement.closest(".md-version")) document.activeElement.blur()
  })

  // The theme's script adds the year switcher when it has its list, and does not say which year is open.
  const topic = document.querySelector(".md-header__topic")
  new MutationObserver(() => {
    const open = topic.querySelector(".md-version__current")?.textContent.trim()
    for (const link of topic.querySelectorAll(".md-version__link"))
      if (link.textContent.trim() === open) link.setAttribute("aria-current", "true")
  }).observe(topic, {childList: true})
}
