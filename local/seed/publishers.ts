import type { Publisher } from '../../shared/collections/tasks';

/** What a publisher lives on; a template names the trades that would post it. */
const trades = [
  'events',
  'food',
  'shop',
  'logistics',
  'retail',
  'education',
  'marketing',
  'research',
  'data',
  'photo',
  'neighbour',
] as const;
export type Trade = (typeof trades)[number];

export interface SeedPublisher {
  readonly name: string;
  readonly verification: Publisher['verification'];
  /** Without city: it posts in all of them. */
  readonly cityCode?: string;
  readonly trades: readonly Trade[];
}

/** All invented; a name that exists somewhere is a coincidence. */
export const publishers: readonly SeedPublisher[] = [
  { name: '帆影汇会展服务', verification: 'enterprise', trades: ['events'] },
  { name: '云梯木作活动搭建', verification: 'enterprise', trades: ['events'] },
  { name: '麦穗与灯餐饮管理', verification: 'enterprise', trades: ['food'] },
  { name: '速岸仓配', verification: 'enterprise', trades: ['logistics'] },
  { name: '禾筐鲜集超市', verification: 'enterprise', trades: ['retail'] },
  { name: '童叶成长课堂', verification: 'enterprise', trades: ['education'] },
  { name: '拾声市场传播', verification: 'enterprise', trades: ['marketing'] },
  { name: '问渠调研咨询', verification: 'enterprise', trades: ['research'] },
  { name: '砚石数据服务', verification: 'enterprise', trades: ['data'] },
  { name: '光斑影像工作室', verification: 'person', trades: ['photo'] },
  { name: '浪里花海鲜小馆', verification: 'enterprise', cityCode: '370200', trades: ['shop'] },
  { name: '热心街坊老韩', verification: 'person', cityCode: '370200', trades: ['neighbour'] },
  { name: '槐花院子小馆', verification: 'person', cityCode: '110100', trades: ['shop'] },
  { name: '胡同帮手小武', verification: 'none', cityCode: '110100', trades: ['neighbour'] },
  { name: '梧桐拐角面包房', verification: 'enterprise', cityCode: '310100', trades: ['shop'] },
  { name: '弄堂里的阿芳', verification: 'person', cityCode: '310100', trades: ['neighbour'] },
  { name: '椰影阿婆糖水铺', verification: 'none', cityCode: '440300', trades: ['shop'] },
  { name: '顺路帮忙阿豪', verification: 'person', cityCode: '440300', trades: ['neighbour'] },
  { name: '竹椅盖碗小茶馆', verification: 'person', cityCode: '510100', trades: ['shop'] },
  { name: '巴适帮忙谭师傅', verification: 'none', cityCode: '510100', trades: ['neighbour'] },
];
