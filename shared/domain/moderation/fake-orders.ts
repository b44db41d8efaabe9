import { excusable, type TextRule } from './text-rule';
import { word } from './vocabulary';

/** No invented orders, ratings or traffic. The look-arounds keep apart 粉刷单价 and 流水线. */
export const fakeOrders: TextRule = {
  name: 'fake-orders',
  reason: '不得发布刷单、刷信誉、刷好评、刷数据等虚假交易任务',
  patterns: excusable(
    'ban',
    `(?<![印粉涂洗冲])${word('刷单')}(?![位层车]|价[0-9一二三四五六七八九十百])`,
    '(?<![印粉涂洗冲])刷(?:信誉|好评|评|销量|流量|流水(?!线)|数据|量|点?赞|粉丝|人气)|刷dan|shua(?:单|dan)',
    '(?:淘宝|电商|网店|拼多多)补单|补单(?:任务|员|兼职)',
    '数据返(?:利|现|佣)|好评返现|(?:下单|拍单|拍下)[^,:;]{0,4}返(?:现|本|利|佣)|返本金|返本佣',
  ),
};
