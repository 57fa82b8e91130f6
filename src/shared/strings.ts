/** Every word that the page shows; the host translates the table and sends it with the state. */
export const pageStrings = {
  send: 'Send',
} as const;

export type PageStrings = Readonly<Record<keyof typeof pageStrings, string>>;
