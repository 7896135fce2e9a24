const links = () =>
  [...document.querySelectorAll<HTMLElement>('main tbody tr')].map(
    (row) => row.querySelector<HTMLElement>('a') ?? row.querySelector<HTMLElement>('input, button'),
  );

// A key that goes to the next or the previous line of the page's list; each line begins with its link, its box or what can be done with it.
const stepRow = (by: 1 | -1) => (): void => {
  const all = links();
  const at = all.findIndex((link) => link?.closest('tr')?.contains(document.activeElement));
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
};

/** The keys of a list of things: as in the queue. */
export const listKeys = { j: stepRow(1), k: stepRow(-1), ArrowDown: stepRow(1), ArrowUp: stepRow(-1) };
