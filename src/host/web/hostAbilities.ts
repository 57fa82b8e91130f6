/** A browser gives no page what another site has not opened to it. */
export const readsEverySite = false;
