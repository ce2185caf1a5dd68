// The one script of a public page: buttons that print and that copy. Without it they are not shown (`needs-script`).
document.addEventListener("click", async ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-print]")) window.print();
  const copy = target.closest("[data-copy]");
  if (!copy) return;
  await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim());
  copy.textContent = copy.dataset.copied;
});
