import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alarmPages, anchorOf } from '../shared/domain/operations/watched';

const markdown = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((path) => path.endsWith('.md'))
  .map((path) => [path, readFileSync(path, 'utf8')] as const);

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

const runbook = readFileSync('docs/runbook.md', 'utf8');

test.each(Object.values(alarmPages))(
  'the runbook says of the alarm “%s” what it means, how to look, what to do',
  (heading) => {
    const [, page = ''] = runbook.split(`\n### ${heading}\n`);
    const own = page.split(/\n##/)[0] ?? '';
    for (const part of ['**Means.**', '**Look.**', '**Do.**']) expect(own).toContain(part);
  },
);

test('every command that a document names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const missing = markdown.flatMap(([path, text]) =>
    [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)]
      .filter(([, name = '']) => !(name in scripts))
      .map(([command]) => `${path}: ${command}`),
  );
  expect(missing).toEqual([]);
});

test('what one document says of another is there: the file, and the heading', () => {
  const missing = markdown.flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([\w./-]+\.md)?(#[^)\s]+)?\)/g)].flatMap(([link, file, anchor]) => {
      const target = file ? join(dirname(path), file) : path;
      if (!existsSync(target)) return [`${path}: ${link}`];
      const isThere =
        !anchor || anchorsOf(readFileSync(target, 'utf8')).includes(decodeURIComponent(anchor.slice(1)));
      return isThere ? [] : [`${path}: ${link}`];
    }),
  );
  expect(missing).toEqual([]);
});
