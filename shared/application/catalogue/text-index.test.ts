import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { taskTypeNames } from '../../domain/tasks/task-types';
import type { TextDocument } from './text-document';
import { createTextIndex, type TextFinds, type TextIndex } from './text-index';

/** Any UTF-16 units, halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

const task = (title: string, changes: Partial<TextDocument> = {}): TextDocument => ({
  title,
  placeName: '五四广场',
  district: '市南区',
  publisherName: '拾声市场传播',
  typeName: taskTypeNames.surveys,
  tags: [],
  ...changes,
});

function indexOf(...documents: readonly TextDocument[]): TextIndex {
  const index = createTextIndex();
  for (const [slot, document] of documents.entries()) index.add(slot, document);
  return index;
}

const slotsIn = ({ scores }: TextFinds): number[] =>
  Array.from(scores.keys())
    .filter((slot) => scores[slot] !== 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
const exactly = { isFuzzy: false };

const sample = [
  task('商场门口派发传单', { placeName: '台东步行街', district: '市北区' }),
  task('周末宴会传菜', {
    typeName: taskTypeNames.catering,
    tags: ['包餐'],
    publisherName: '麦穗与灯餐饮管理',
  }),
  task('车展礼仪模特 Cosplay', { typeName: taskTypeNames.events, placeName: '国际会展中心' }),
  task('仓库分拣打包员', { typeName: taskTypeNames.sorting, placeName: '流亭物流园', district: '城阳区' }),
  task('小学数学家教', { typeName: taskTypeNames.tutoring, publisherName: '童叶成长课堂', tags: ['可新手'] }),
];

test.each([
  ['传单', [0]],
  ['台东', [0]],
  ['童叶', [4]],
  ['餐饮服务', [1]],
  ['包餐', [1]],
  ['cos', [2]],
  ['ＣＯＳＰＬＡＹ', [2]],
  ['單', [0]],
  ['傳單', [0]],
  ['车', [2]],
  ['发单', [0]],
  ['服务员', [1]],
  ['拣货', [3]],
  ['td', [0]],
  ['bxj', [0]],
  ['taidong', [0]],
  ['liuting', [3]],
  ['jjzj', [4]],
  ['台东 传单', [0]],
  ['我想找个台东的派单工作', [0]],
  ['台东 家教', []],
  ['有什么工作', []],
  ['', []],
])('%p finds %p as it is written', (text, slots) => {
  expect(slotsIn(indexOf(...sample).search(text, exactly))).toEqual(slots);
});

test.each([
  ['传丹', 0],
  ['台冬', 0],
  ['佳教', 4],
  ['步兴街', 0],
  ['cosplya', 2],
  ['taidnog', 0],
  ['分检', 3],
])('%p is one slip away from what it finds', (text, slot) => {
  const index = indexOf(...sample);
  expect(slotsIn(index.search(text, exactly))).not.toContain(slot);
  const finds = index.search(text);
  expect([finds.isFuzzy, slotsIn(finds)[0]]).toEqual([true, slot]);
});

test('a word of the dictionary is not taken for another that merely looks alike', () => {
  expect(slotsIn(indexOf(...sample).search('菜单'))).toEqual([]);
});

test('slips are taken where fewer than five tasks have the text as it is written, or as told', () => {
  const flyers = Array.from({ length: 5 }, (_, at) => task(`传单${at}`));
  const four = indexOf(...flyers.slice(1), task('传丹'));
  expect(four.search('传单')).toMatchObject({ found: 5, isFuzzy: true });
  expect(four.search('传单', exactly)).toMatchObject({ found: 4, isFuzzy: false });
  const five = indexOf(...flyers, task('传丹'));
  expect(five.search('传单')).toMatchObject({ found: 5, isFuzzy: false });
  expect(five.search('传单', { isFuzzy: true })).toMatchObject({ found: 6, isFuzzy: true });
});

test('a title outweighs a place, a place a type, a type a publisher, a publisher a tag', () => {
  const plain = task('甲', { placeName: '乙', district: '丙', typeName: '丁', publisherName: '戊' });
  const index = indexOf(
    { ...plain, tags: ['展会'] },
    { ...plain, publisherName: '展会' },
    { ...plain, typeName: '展会' },
    { ...plain, placeName: '展会' },
    { ...plain, title: '展会' },
  );
  expect(slotsIn(index.search('展会'))).toEqual([4, 3, 2, 1, 0]);
});

test('words of a dictionary outweigh characters that stand side by side by chance', () => {
  const index = indexOf(task('试验证明材料收集'), task('身份验证登记员'));
  expect(slotsIn(index.search('验证'))).toEqual([1, 0]);
});

test('兼职 says which tasks to prefer, and leaves none out', () => {
  const index = indexOf(task('传单兼职'), task('传单派发'), task('兼职保洁'));
  expect(slotsIn(index.search('传单 兼职', exactly))).toEqual([0, 1]);
  expect(slotsIn(index.search('兼职', exactly))).toEqual([0, 2]);
});

const words = ['传单', '派发', '台东', '步行街', '兼职', '家教', 'cos', '员', '服务', '促销', '导购', '分拣'];
const someText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const someTask = fc
  .record({ title: someText, placeName: someText, publisherName: someText })
  .map((some) => task(some.title, some));

test('the score of a task depends on the text and that task alone', () => {
  fc.assert(
    fc.property(
      fc.array(someTask, { minLength: 1, maxLength: 12 }),
      someText,
      fc.boolean(),
      (tasks, text, isFuzzy) => {
        const together = indexOf(...tasks).search(text, { isFuzzy });
        const apart = tasks.map((each) => indexOf(each).search(text, { isFuzzy }).scores[0]);
        expect([...together.scores]).toEqual(apart);
        expect(together.found).toBe(apart.filter((score) => score !== 0).length);
      },
    ),
    { numRuns: propertyRuns(25, 2_000) },
  );
});

test('what is removed is as if it had never been there, and what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someTask, fc.boolean()), { maxLength: 12 }), someText, (tasks, text) => {
      const index = indexOf(...tasks.map(([each]) => each));
      for (const [slot, [each, stays]] of tasks.entries()) if (!stays) index.remove(slot, each);
      const fresh = createTextIndex();
      for (const [slot, [each, stays]] of tasks.entries()) if (stays) fresh.add(slot, each);
      const copy = createTextIndex(JSON.parse(JSON.stringify(index)));
      for (const isFuzzy of [true, false]) {
        const expected = fresh.search(text, { isFuzzy });
        for (const other of [index, copy]) {
          const finds = other.search(text, { isFuzzy });
          expect(slotsIn(finds)).toEqual(slotsIn(expected));
          expect(finds.found).toBe(expected.found);
        }
      }
    }),
    { numRuns: propertyRuns(25, 2_000) },
  );
});

test('any text may be typed', () => {
  const index = indexOf(...sample);
  fc.assert(
    fc.property(anyText, (text) => {
      for (const score of index.search(text).scores) expect(score).toBeLessThanOrEqual(1_000);
    }),
    { numRuns: propertyRuns(100, 5_000) },
  );
});
