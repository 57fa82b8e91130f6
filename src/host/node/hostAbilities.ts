/** Whether the pages of every site can be read from here. */
export const readsEverySite = true;
