/** What one question of a preflight came to. */
export interface Answered {
  readonly question: string;
  /** `unasked`: nobody could be asked, so that nothing is known. */
  readonly result: 'ok' | 'problem' | 'unasked';
  readonly says: readonly string[];
}

interface Said {
  readonly problems?: readonly string[];
  readonly remarks?: readonly string[];
}

/** As far as it is an error of any realm. */
const partsOf = (error: unknown): { readonly name?: unknown; readonly message?: unknown } => Object(error);

/** Whether nothing came back, so that the question is as open as before: what `fetch` throws then. */
const isUnreached = (error: unknown): boolean =>
  partsOf(error).name === 'TimeoutError' || partsOf(error).message === 'fetch failed';

/** Asks one question: problems when it has some, `unasked` when nobody could be reached. */
export async function answerTo(question: string, ask: () => Promise<Said> | Said): Promise<Answered> {
  try {
    const { problems = [], remarks = [] } = await ask();
    return { question, result: problems.length > 0 ? 'problem' : 'ok', says: [...problems, ...remarks] };
  } catch (error) {
    return isUnreached(error)
      ? { question, result: 'unasked', says: ['nobody could be reached'] }
      : { question, result: 'problem', says: String(partsOf(error).message ?? error).split('\n') };
  }
}

export const unasked = (question: string, why: string): Answered => ({
  question,
  result: 'unasked',
  says: [why],
});

const marks = { ok: 'ok ', problem: 'NOT', unasked: '?  ' } as const;

/** Prints every answer; says whether there was no problem. */
export function told(answers: readonly Answered[], say: (line: string) => void): boolean {
  for (const { question, result, says } of answers) {
    say(`${marks[result]} ${question}`);
    for (const line of says) say(`      ${line}`);
  }
  const count = (result: Answered['result']) => answers.filter((each) => each.result === result).length;
  say(`${count('problem')} problems, ${count('unasked')} questions that could not be asked`);
  return count('problem') === 0;
}
