import { type SettlementCycle, settlementCycles } from '../../shared/domain/money/settlement-cycles';
import { type TaskCategory, taskCategories } from '../../shared/domain/tasks/categories';
import { categoryNames, cycleNames } from './texts';

/** What a group may ask. */
export type Question =
  | { readonly kind: 'help' | 'near-by' }
  | { readonly kind: 'cycle'; readonly cycle: SettlementCycle }
  | { readonly kind: 'category'; readonly category: TaskCategory }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'task'; readonly taskId: string };

/** The question in a plain text; undefined: it is not for us. */
export function questionIn(said: string): Question | undefined {
  const words = said.replaceAll(' ', '');
  if (words === '帮助') return { kind: 'help' };
  if (words === '附近有什么任务') return { kind: 'near-by' };
  const cycle = settlementCycles.find((each) => cycleNames[each] === words);
  if (cycle) return { kind: 'cycle', cycle };
  const category = taskCategories.find((each) => categoryNames[each] === words);
  if (category) return { kind: 'category', category };
  if (/^[1-9]\d?$/.test(words)) return { kind: 'number', number: Number(words) };
  // Ids are random: a word of sixteen letters is none, a mix with a digit or of small and capital letters may be.
  if (/^(?=.*(?:\d|[a-z][A-Z]))[0-9A-Za-z]{16}$/.test(words)) return { kind: 'task', taskId: words };
  return undefined;
}
