/** Ways to the machine's time, its timers and its randomness, past the ports. */
const ways: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bperformance\.now\b/,
  /\bMath\.random\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bAbortSignal\.timeout\b/,
  /\bimport\b[^;]*'node:timers[^;]*;/,
  /\bcrypto\.(?:random\w+|getRandomValues)\b/,
  /\bimport\s*\{[^}]*\brandom[A-Z]\w*[^}]*\}\s*from 'node:crypto'/,
];

/** The adapters of the ports, the times of log lines, what runs in a browser, and what only tests use. */
const exempt =
  /^shared\/platforms\/system\/|^shared\/store\/fake-clock\.ts$|^bot\/(?:clock|log|page\/page-html)\.ts$|\.(?:test|contract)\.ts$/;

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ''));

/** `line: text` of every place in a source where time or chance does not come through a port. */
export function pastPorts(path: string, source: string): string[] {
  if (exempt.test(path)) return [];
  const code = withoutComments(source);
  return ways.flatMap((way) =>
    [...code.matchAll(new RegExp(way, 'g'))].map(({ index, 0: text }) => {
      const line = code.slice(0, index).split('\n').length;
      return `${path}:${line} ${text.replace(/\s+/g, ' ')}`;
    }),
  );
}
