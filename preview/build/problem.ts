/** A mini-program that cannot be built; one line per problem, each naming the file. */
export class BuildError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`小程序无法构建：\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'BuildError';
    this.problems = problems;
  }
}
