import { sentenceIn } from './sentence';

/** Said to nobody, with a place or a type that every search understands. */
const silent = [
  '今天台东附近好热啊',
  '台东附近那个传单的活还有吗',
  '你们台东附近有什么活吗',
  '昨天在台东附近做日结，累死了',
  '台东附近的日结都是中介',
  '台东附近招两名促销员，日结',
  '急招！台东附近明天日结 3 人',
  '台东附近找两个兼职，有人来吗',
  '台东附近有没有人做日结，私聊我',
  '明天台东附近缺 5 个人，日结 200',
  '台东附近找兼职的加我微信',
  '台东附近诚聘保洁家政，男女不限',
  '上次台东附近有个日结没结工资',
  '台东附近有什么兼职靠谱',
  '台东附近有什么工作不坑人的',
  '台东附近没什么活',
  '市南没有兼职了',
  '听说台东附近有什么日结，真的假的',
  '如果台东附近有兼职就好了',
  '为什么台东附近没有活',
  '不想做台东附近的日结',
  '别去台东附近找兼职',
  '我在台东附近找到活了',
  '我朋友在台东附近找兼职',
  '老板问有没有人做台东附近的日结',
  '他们台东附近有活吗',
  '她在台东附近找工作',
  '台东附近的工作做完了',
  '刚才台东附近有没有活我没看',
  '台东附近哪里有好吃的',
  '台东附近有什么好玩的',
  '有人在台东附近吗',
  '台东附近有没有停车的地方',
  '今天有什么活动吗，台东附近的商场',
  '明天台东附近下雨吗',
  '台东附近的活动几点开始',
  '这个台东附近的兼职怎么报名',
  '台东附近兼职工资多少',
  '@小王 台东附近有什么日结吗',
  '台东附近日结就有我一个人去',
  '分拣打包的活我干过，太累',
  '保洁家政今天结的 180',
  '我要去台东附近上班了',
  '台东附近的兼职招人吗老板娘说招两位',
  '「小王：台东附近有什么日结」\n- - - - - - - - - - - - - - -\n我也想知道',
  '台东附近有什么日结，市北有什么日结，李沧有什么日结，崂山有什么日结，黄岛有什么日结，城阳有什么日结',
  '工作群里别聊台东附近的事',
  '13800001234 台东附近找兼职',
  '日结',
  '大家好',
];

/** Said to nobody, and answered where the place is known. */
const aside = [
  '台东附近明天有什么日结',
  '台东附近有什么活',
  '请问台东附近有啥活',
  '市北有没有兼职',
  '市南明天有日结吗',
  '台东附近招人吗',
  '李沧还要人吗',
  '哪里招人？台东附近的',
  '找个崂山的兼职',
  '想找城阳周末的兼职',
  '求台东附近日结',
  '推荐个台东附近的日结',
  '有分拣打包的活吗',
  '明天有没有保洁家政的活儿',
  '台东附近有没有其他兼职',
  '台東附近有沒有兼職',
];

/** Said to the bot: what is looked for. */
const addressed: readonly (readonly [said: string, text: string])[] = [
  ['台东附近明天有什么日结', '台东附近明天有什么日结'],
  ['请问台东附近有啥活', '台东附近 活'],
  ['帮我找找传单', '找找传单'],
  ['传单', '传单'],
  ['明天', '明天'],
  ['台东附近', '台东附近'],
  ['你好，有保洁家政吗', ',有保洁家政'],
  ['大家好，@小王 也问问，市北的兼职', '好, 也问问,市北的'],
  ['[微笑]台东附近有活吗[微笑]', '台东附近有活'],
  ['「接单小助手：1. 传单」\n- - - - - - - - - - -\n市北的呢', '市北的'],
  ['看看 https://example.com/a?b=传单 日结', '日结'],
  ['２００以上的日结', '200以上的日结'],
  ['日結 台東附近', '日結 台東附近'],
  ['周末\u200b市北\u2028日结', '周末市北 日结'],
  ['家教\u0000助教', '家教 助教'],
  ['传\ud800单', '传 单'],
];

test('given people who talk among themselves, then nothing of it is a question', () => {
  expect(silent.length).toBeGreaterThanOrEqual(40);
  expect(silent.filter((text) => sentenceIn(text, false) !== undefined)).toEqual([]);
});

test.each(aside)('given %j said to nobody, then it asks for work', (text) => {
  expect(sentenceIn(text, false)).toMatchObject({ asks: true, isAddressed: false });
});

test.each(addressed)('given %j said to the bot, then %j is looked for', (said, text) => {
  expect(sentenceIn(said, true)).toMatchObject({ text, isAddressed: true });
});

test.each(['', '你好', '在吗？', '谢谢', '[微笑]', '\ue000\ue000', '!!!', '@小王 你好'])(
  'given %j said to the bot, then nothing is looked for',
  (said) => {
    expect(sentenceIn(said, true)).toEqual({ text: '', asks: false, isAddressed: true });
  },
);

test('given 兼职 or the like, then work is asked for, whatever titles say', () => {
  expect(sentenceIn('市北的兼职', true)).toEqual({ text: '市北的', asks: true, isAddressed: true });
  expect(sentenceIn('零工', true)).toEqual({ text: '', asks: true, isAddressed: true });
});

test('given a long text, then as much of it as the contract takes is looked for, whole characters only', () => {
  const text = sentenceIn(`${'工'.repeat(58)}👨‍👩‍👧👨‍👩‍👧`, true)?.text;
  expect(text).toBe('工'.repeat(58));
  expect(sentenceIn('台东附近'.repeat(10_000), true)?.text).toBe('台东附近'.repeat(15));
});
