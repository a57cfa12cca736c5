/** Buttons with data-opens open the dialog with that id; buttons with data-closes close the dialog they stand in. */
export function prepareDialogs(page: Document): void {
  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const opener = target?.closest<HTMLElement>("[data-opens]");
    if (opener) openDialog(page, opener.dataset["opens"] ?? "");
    target?.closest("[data-closes]")?.closest("dialog")?.close();
  });
}

/** Opens the dialog with this id and puts the focus on its first field. */
export function openDialog(page: Document, id: string): void {
  const dialog = page.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  dialog.showModal();
  dialog.querySelector<HTMLElement>("[autofocus], input:not([type=hidden]), select, textarea")?.focus();
}
