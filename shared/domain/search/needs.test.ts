import { asksForWords, leavesTasksOut, needsOf } from './needs';

const required = (text: string) =>
  needsOf(text)
    .filter(({ isRequired }) => isRequired)
    .map((need) => need.text);

test.each([
  ['我想找个台东的派单工作', ['台东', '派单']],
  ['有没有适合学生的兼职', ['学生']],
  ['台東步行街發傳單', ['台东', '步行', '发传单']],
  ['商场导购', ['导购']],
  ['商场', ['商场']],
  ['兼职', ['兼职']],
  ['台冬', ['台冬']],
  ['单', ['单']],
  ['Cosplay 24小时', ['cosplay', '24', '小时']],
])('%s asks for %p', (text, words) => expect(required(text)).toEqual(words));

test.each(['', ' ', '有什么工作吗', '的', '😀', '!?'])('%p asks for nothing', (text) =>
  expect([asksForWords(text), needsOf(text)]).toEqual([false, []]),
);

test('no text asks for more than eight things', () => {
  expect(required('传单 家教 保洁 搬家 客服 剪辑 外卖 遛狗 摄影 打包')).toHaveLength(8);
});

test.each([
  ['兼职', false],
  ['找个零工', false],
  ['餐厅兼职', true],
  ['台东 兼职', true],
])('%s leaves tasks out: %p', (text, expected) => expect(leavesTasksOut(text)).toBe(expected));
