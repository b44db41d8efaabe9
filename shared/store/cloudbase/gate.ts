/** Lets those who want one of the same keys through one at a time, in the order they came. */
export class Gate {
  readonly #last = new Map<string, Promise<void>>();

  async pass<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    // All places in all queues are taken at once, so that two can never wait for each other.
    const before = keys.map((key) => this.#last.get(key));
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    for (const key of keys) this.#last.set(key, left);
    await Promise.all(before);
    try {
      return await work();
    } finally {
      leave();
      for (const key of keys) if (this.#last.get(key) === left) this.#last.delete(key);
    }
  }
}
