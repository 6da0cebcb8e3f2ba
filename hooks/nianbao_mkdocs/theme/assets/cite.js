// 引用本页: the reader's day, the address where the site knows none of its own, and a button that copies.

const cite = document.querySelector(".cite")
const part = name => cite.querySelector(`.cite__${name}`)

part("day").textContent = new Date().toLocaleDateString("sv")
if ("path" in part("address").dataset) part("address").textContent = location.origin + location.pathname
document.querySelector(".on-paper").dataset.here = part("address").textContent
if (navigator.clipboard) {
  const status = Object.assign(document.createElement("span"), {role: "status"})
  const button = Object.assign(document.createElement("button"), {type: "button", textContent: "复制"})
  button.onclick = async () => {
    status.textContent = await navigator.clipboard.writeText(part("text").textContent)
      .then(() => "已复制", () => "浏览器不允许复制，请选中文字复制")
  }
  part("tools").append(button, status)
}
