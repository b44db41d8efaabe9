/** What may stand in a log: counts, codes and names of groups' documents; never texts, members or keys. */
type LogValue = string | number | boolean | undefined;

export type Log = (what: string, facts?: Readonly<Record<string, LogValue>>) => void;

/** One JSON line per happening, on standard output. */
export const lineLog: Log = (what, facts = {}) =>
  void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), what, ...facts })}\n`);
