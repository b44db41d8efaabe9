/** @jest-environment node */
import { highlighted } from './highlighted';

test.each([
  ['台东夜市促销导购', [], ['台东夜市促销导购']],
  ['台东夜市促销导购', [[0, 2]], ['【台东】', '夜市促销导购']],
  [
    '台东夜市促销导购',
    [
      [4, 6],
      [0, 2],
    ],
    ['【台东】', '夜市', '【促销】', '导购'],
  ],
  [
    '台东夜市',
    [
      [0, 3],
      [2, 99],
    ],
    ['【台东夜】', '【市】'],
  ],
  ['台东', [[5, 9]], ['台东']],
])('%s with %j', (text, ranges, shown) => {
  const hits = (ranges as [number, number][]).map(([start, end]) => ({ start, end }));
  expect(highlighted(text, hits).map((part) => (part.isHit ? `【${part.text}】` : part.text))).toEqual(shown);
});
