import { taskTypeNames } from '../../domain/tasks/task-types';
import { createSuggestions } from './suggestions';
import type { TextDocument } from './text-document';

const task = (title: string, placeName: string, publisherName: string, typeName: string): TextDocument => ({
  title,
  placeName,
  publisherName,
  typeName,
  tags: [],
});
const { surveys, catering, other } = taskTypeNames;
const tasks = [
  task('台东派传单', '台东步行街', '拾声市场传播', surveys),
  task('台东派传单', '台东步行街', '拾声市场传播', surveys),
  task('宴会传菜', '台东步行街', '台北小馆', catering),
  task('Cosplay 巡游', '金沙滩', '热心街坊', other),
  task('遛狗', '重庆中路', '热心街坊', other),
];

function filled() {
  const suggestions = createSuggestions();
  for (const each of tasks) suggestions.add(each);
  return suggestions;
}
const textsFor = (typed: string, limit = 10) =>
  filled()
    .suggest(typed, limit)
    .map(({ text }) => text);

test('what begins as typed, most tasks first, and of as many types, places, publishers, titles', () => {
  expect(filled().suggest('台', 10)).toEqual([
    { kind: 'place', text: '台东步行街', tasks: 3 },
    { kind: 'title', text: '台东派传单', tasks: 2 },
    { kind: 'publisher', text: '台北小馆', tasks: 1 },
  ]);
  expect(textsFor('台', 2)).toEqual(['台东步行街', '台东派传单']);
});

test.each([
  ['臺東步', ['台东步行街']],
  ['td', ['台东步行街', '台东派传单']],
  ['taidongb', ['台东步行街']],
  ['cq', ['重庆中路']],
  ['zq', ['重庆中路']],
  ['cosplay巡', ['Cosplay 巡游']],
  ['ＣＯＳ', ['Cosplay 巡游']],
  ['问卷', [surveys]],
  ['发单', [surveys]],
  ['服务员', [catering]],
  ['东步行街', []],
  [' ', []],
  ['', []],
])('%p may become %p', (typed, texts) => expect(textsFor(typed)).toEqual(texts));

test('a name is suggested as long as a task carries it', () => {
  const suggestions = filled();
  const [first, second] = tasks;
  if (!first || !second) throw new Error('no tasks');
  suggestions.remove(first);
  expect(suggestions.suggest('拾声', 5)).toEqual([{ kind: 'publisher', text: '拾声市场传播', tasks: 1 }]);
  suggestions.remove(second);
  expect(suggestions.suggest('拾声', 5)).toEqual([]);
  expect(suggestions.suggest('问卷', 5)).toEqual([]);
  expect(suggestions.suggest('台东步行街', 5)).toEqual([{ kind: 'place', text: '台东步行街', tasks: 1 }]);
});

test('popular are the places and types with most tasks', () => {
  expect(filled().popular(3)).toEqual([
    { kind: 'place', text: '台东步行街', tasks: 3 },
    { kind: 'type', text: surveys, tasks: 2 },
    { kind: 'type', text: catering, tasks: 1 },
  ]);
  expect(
    filled()
      .popular(20)
      .map(({ text }) => text),
  ).not.toContain(other);
});

test('a place is known by its beginning', () => {
  const { knowsPlace } = filled();
  expect(['台东', '台東步行街', '台', '步行街', '台北', '金沙滩浴场'].map(knowsPlace)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
