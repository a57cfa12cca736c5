/** A form that came back with errors puts the focus on the summary, where a screen reader begins. */
export function prepareErrorSummary(page: Document): void {
  page.querySelector<HTMLElement>(".error-summary[data-focus]")?.focus();
}
