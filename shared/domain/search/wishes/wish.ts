import type { PayUnit } from '../../money/pay-units';
import type { SettlementCycle } from '../../money/settlement-cycles';
import type { admissions } from '../../tasks/admissions';
import type { TimeOfDay } from '../../tasks/sessions';
import type { TaskType } from '../../tasks/task-types';

/** What some words of a text wish for, in the terms of the catalogue's filters. */
export type Wished =
  | {
      readonly kind: 'date';
      /** YYYY-MM-DD in Asia/Shanghai, in order; at most 31. */
      readonly dates: readonly string[];
    }
  | { readonly kind: 'timeOfDay'; readonly timesOfDay: readonly TimeOfDay[] }
  | {
      readonly kind: 'district';
      /** As the tasks name it. */
      readonly district: string;
    }
  | { readonly kind: 'type'; readonly type: TaskType }
  | {
      readonly kind: 'pay';
      readonly minPayFen: number;
      /** Absent: not said. */
      readonly payUnit?: PayUnit;
    }
  | { readonly kind: 'cycle'; readonly cycle: SettlementCycle }
  | { readonly kind: 'admission'; readonly admission: (typeof admissions)[number] }
  | {
      readonly kind: 'place';
      /** Near it, as it was typed. */
      readonly place: string;
    };

/** A wish with its words: where they stand in the text, in UTF-16 units, and what was understood. */
export type Wish = Wished & { readonly start: number; readonly end: number; readonly label: string };

export interface Understanding {
  /** Midnight to midnight in Asia/Shanghai. */
  readonly nowMs: number;
  /** The districts of the city, as its tasks name them. */
  readonly districts: readonly string[];
  /** Whether the city has a place that is called so, or whose name begins so. */
  readonly knowsPlace: (name: string) => boolean;
}

/** Finds wishes of its kind in a folded text from which the words of others are blanked out. */
export type WishReader = (text: string, context: Understanding) => readonly Wish[];

/** Stands where words were taken: no word goes across it. */
export const taken = '\n';

/** With the words of wishes, which stand in the order of the text, blanked out. */
export function blanked(text: string, wishes: readonly Wish[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of wishes) {
    parts.push(text.slice(from, start), taken.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
