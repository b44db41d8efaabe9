interface Asking<I, O> {
  /** So long nothing more is asked for before the question is put, ms. */
  readonly waitMs: number;
  ask(input: I): Promise<O>;
  answered(answer: O): void;
  failed?(error: unknown): void;
}

/** Puts the last of several questions in quick succession; an answer that a newer question has overtaken is dropped. */
export function lastQuestion<I, O>({ waitMs, ask, answered, failed }: Asking<I, O>) {
  let run = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    run += 1;
    if (timer !== undefined) clearTimeout(timer);
  };
  const put = (input: I, mine: number) =>
    ask(input).then(
      (answer) => {
        if (mine === run) answered(answer);
      },
      (error: unknown) => {
        if (mine === run) failed?.(error);
      },
    );
  return {
    stop,
    ask(input: I) {
      stop();
      const mine = run;
      timer = setTimeout(() => put(input, mine), waitMs);
    },
    /** Without waiting. */
    askNow(input: I) {
      stop();
      return put(input, run);
    },
  };
}
