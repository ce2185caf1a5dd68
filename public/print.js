// The one script of a public page: buttons that print. Without it they are not shown (`needs-script`).
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-print]")) window.print();
});
