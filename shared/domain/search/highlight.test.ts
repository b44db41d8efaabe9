import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { clustersOf } from '../text/clusters';
import { highlight } from './highlight';

const document = {
  title: '台东派传单，傳單兼职',
  placeName: '台东步行街',
  publisherName: 'Cosplay 社',
};

const marked = (text: string, shown = document): string[] =>
  highlight(shown, text).map(({ field, start, end }) => {
    const whole = { title: shown.title, place: shown.placeName, publisher: shown.publisherName }[field];
    return `${field} ${whole.slice(0, start)}[${whole.slice(start, end)}]`;
  });

test.each([
  ['传单', ['title 台东[派传单]', 'title 台东派传单，[傳單]']],
  ['台东', ['title [台东]', 'place [台东]']],
  ['台東 兼職', ['title [台东]', 'title 台东派传单，傳單[兼职]', 'place [台东]']],
  ['发单', ['title 台东[派传单]', 'title 台东派传单，[傳單]']],
  ['台冬', ['title [台东]', 'place [台东]']],
  ['td', ['place [台东]']],
  ['taidong', ['place [台东]']],
  ['bxj', ['place 台东[步行街]']],
  ['ＣＯＳ', ['publisher [Cos]']],
  ['街', ['place 台东步行[街]']],
  ['家教', []],
  ['有什么', []],
])('%p is seen in %p', (text, expected) => expect(marked(text)).toEqual(expected));

test('a highlight is whole characters as people see them', () => {
  const family = '👨‍👩‍👧';
  const shown = { ...document, title: `${family}传e\u0301单` };
  expect(marked('e', shown)).toEqual([`title ${family}传[e\u0301]`]);
  const words = fc.constantFrom('传单', family, '台东', 'e\u0301', '𠮷', 'a', ' ', '❤️', '臺');
  const some = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(some, some, some, (title, placeName, text) => {
      for (const { field, start, end } of highlight({ title, placeName, publisherName: '' }, text)) {
        const whole = field === 'title' ? title : placeName;
        expect(end).toBeGreaterThan(start);
        const part = clustersOf(whole.slice(start, end)).length;
        const around = clustersOf(whole.slice(0, start)).length + clustersOf(whole.slice(end)).length;
        expect(part + around).toBe(clustersOf(whole).length);
      }
    }),
    { numRuns: propertyRuns(100, 5_000) },
  );
});
