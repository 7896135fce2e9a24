const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' });

/** The month of a moment where the customers are, `YYYY-MM`: no finer time leaves a company with its machine. */
export const monthOf = (moment: Date): string => month.format(moment);
