/** Cases that a careful person would apply and Frugal refuses: each with what is not certain enough for it. */
export const refusedToday: Readonly<Record<string, string>> = {};
