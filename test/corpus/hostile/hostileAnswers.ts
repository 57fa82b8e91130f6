/** Answers by what is hostile in them. */
export type HostileAnswers = Readonly<Record<string, string>>;
