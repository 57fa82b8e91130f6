/** Formulas are copied as they were written: their drawing has no text of use. */
export function copyFormulasAsWritten(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    const has = [...document.querySelectorAll('.maths math')].some(
      (formula) => selection?.containsNode(formula, true) === true,
    );
    if (!has) return;
    // The selection's own text has the right line breaks, so it is asked while the sources are what is shown.
    document.body.classList.add('copying');
    event.clipboardData?.setData('text/plain', String(selection));
    document.body.classList.remove('copying');
    event.preventDefault();
  });
}
