import { excusable, type TextRule } from './text-rule';
import { anyOf } from './vocabulary';

/** No gambling; a venue may have it as its theme. */
export const gambling: TextRule = {
  name: 'gambling',
  reason: '不得发布与赌博、博彩有关的任务',
  patterns: excusable('ban', anyOf('博彩', '赌博', '网赌', '六合彩', '百家乐'), '赌场(?!主题)|下注'),
};
