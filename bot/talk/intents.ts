import { folded } from '../../shared/domain/search/fold';

/** What people call work. */
const work =
  '(?:活儿?(?!动)|兼职|零工|小时工|工作|任务|岗位|单子|日结|周结|月结|现结|可以[做干]的|能[做干]的|事[做干])';
/** Any words of the same clause. */
const some = (most: number) => `[^,.!?;:\\n，。！？；：]{0,${most}}?`;
const what = '(?:什么|啥|哪些)';
const asks = '(?:吗|么|嘛|没有?|不)';

/** How somebody asks for work, with an example of each. */
export const asking: readonly (readonly [pattern: string, example: string])[] = [
  [`有${what}${some(12)}${work}`, '明天台东附近有什么日结'],
  [`有没有?${some(14)}(?:${work}|招人|缺人|要人)`, '市北有没有周末的兼职'],
  [`有${some(12)}${work}(?:的|[做干])?${asks}`, '台东附近有活吗'],
  [`(?:还|要)?(?:招|缺|要)(?:人|兼职|日结|小时工)的?${asks}`, '台东附近招人吗'],
  [`招不招${some(4)}(?:人|兼职|日结|小时工)`, '李沧招不招人'],
  [`(?:哪里|哪儿?|哪家)${some(6)}(?:招人|缺人|要人|有${some(6)}${work})`, '市南哪里招人'],
  [
    `(?:找|求|接|想[做干])${some(14)}${work}(?:[做干])?(?:[的呢吧啊呀]|$|[,.!?;，。！？；\\s])`,
    '想找个台东附近的兼职',
  ],
  [`(?:推荐|介绍)${some(10)}${work}`, '推荐个崂山的日结'],
];

/** What is said of work without asking for any, with an example of each. */
export const telling: readonly (readonly [pattern: string, example: string])[] = [
  ['[那这]个|[那这]家|[那这]份|[那这]种|[那这]边', '台东附近那个兼职还有活吗'],
  ['你(?!好|们好)|(?:有|没)人|(?<!其)他|她|老板|中介|公司让|朋友|同学', '你们台东附近有什么活'],
  ['昨[天晚]|前天|上次|上回|上周|上个?月|之前|以前|刚才|刚刚|当时|去年|曾经', '昨天台东附近有什么日结'],
  ['[做干去]过|[做干]完|[做干]了|找到|去了|已经|早就|到手', '找了三天才找到台东附近的日结'],
  ['骗|坑|黑心|拖欠|欠薪|工资|[没不]结|没给|投诉|靠谱|累', '台东附近有什么兼职不坑人'],
  ['(?:\\d+|[一二两三四五六七八九十几]+) ?(?:个?人|名|位)', '有没有日结，台东附近缺三个人'],
  ['(?:\\d+|[二两三四五六七八九十几]) ?个(?!小时|月|钟)', '台东附近有没有兼职，要两个'],
  ['招[聘募]|[急诚直]招|招(?!人|不招|兼职|日结|小时工)', '诚招台东附近的，找日结的'],
  ['私聊|私我|私信|加我|加微|微信|电话|联系|报名|速来|扣1|滴滴|男女不限|要求|\\d{7}', '找日结的私聊我'],
  ['(?<!有)没有?(?:什么|啥|一个)?(?:活|兼职|零工|工作|日结|人)', '台东附近没有活，哪里有活'],
  ['不[想做干去用要]|别|懒得|没空|算了', '不想找台东附近的兼职'],
  [
    '听说|据说|如果|要是|以为|觉得|感觉|问我|有人问|为什么|为啥|怎么|难道|才有|都有|总有|多少|就有',
    '听说台东附近有什么兼职',
  ],
];

const anyOf = (rows: typeof asking): RegExp =>
  new RegExp(rows.map(([pattern]) => `(?:${pattern})`).join('|'));
const isAsking = anyOf(asking);
const isTelling = anyOf(telling);

/** Whether a sentence asks for work, and for nothing else. */
export function asksForWork(sentence: string): boolean {
  const text = folded(sentence);
  return isAsking.test(text) && !isTelling.test(text);
}
