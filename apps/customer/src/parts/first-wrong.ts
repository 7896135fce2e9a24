/** Brings the first wrong part of a form into view and gives it the focus, once the words about it are drawn. */
export function showFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"], [data-missing="true"] input');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  });
}
