/** What comes within so many milliseconds; undefined when it is late, however late it comes. Errors: those of the work. */
export const inTime = <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  let stop = () => {};
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    stop = () => clearTimeout(timer);
  });
  return Promise.race([work, late]).finally(() => stop());
};
