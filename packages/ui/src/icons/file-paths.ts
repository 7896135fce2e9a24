/** Outlines that only files need; apart from the others, so that the first screen does not carry them. */
export const filePaths = {
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.5',
  film: 'M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5z',
  play: 'M8 5.5v13l10.5-6.5z',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M5 20h14',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  larger: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5M7.5 10.5h6M10.5 7.5v6',
  smaller: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5M7.5 10.5h6',
  crop: 'M7 2v15h15M2 7h15v15',
  cover: 'M3 6h18v12H3zM6 10h12M6 14h12',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
} as const;
