import type { PayUnit } from '../../shared/domain/money/pay-units';
import type { SettlementCycle } from '../../shared/domain/money/settlement-cycles';
import type { TaskCategory } from '../../shared/domain/tasks/categories';
import type { TaskType } from '../../shared/domain/tasks/task-types';
import type { Setting } from './places';
import type { Trade } from './publishers';

/** Low and high, both included. */
type Range = readonly [low: number, high: number];

/**
 * A kind of task. Texts hold `{slot}`s: its own, the same choice everywhere within one task, and those that
 * the generator knows: `{place}` and `{hours}`.
 */
export interface Kind {
  readonly key: string;
  readonly category: TaskCategory;
  readonly type: TaskType;
  readonly trades: readonly Trade[];
  readonly settings: readonly Setting[];
  /** What Qingdao pays, in fen. */
  readonly pay: {
    readonly unit: PayUnit;
    readonly fen: Range;
    readonly stepFen: number;
    /** Pieces that one person does a day, at most. */
    readonly perDay?: Range;
  };
  readonly places: Range;
  readonly days: Range;
  /** Hours of the day at which work may start; absent: done whenever it suits, within the days. */
  readonly startHours?: readonly number[];
  /** Some of its tasks are worked on Saturdays and Sundays alone. */
  readonly weekends?: true;
  readonly hours: Range;
  readonly cycles: readonly SettlementCycle[];
  /** The share of tasks whose publisher chooses among those who sign up. */
  readonly reviewed: number;
  readonly minAge: 16 | 18;
  readonly slots: Readonly<Record<string, string>>;
  readonly titles: string;
  readonly openings: string;
  readonly duties: string;
  readonly notes: string;
  readonly standards: string;
  readonly requirements: string;
  readonly bring: string;
}

/** The variants of a text, one a line. */
export const variants = (block: string): string[] => {
  const trimmed = block.split('\n').map((line) => line.trim());
  return trimmed.filter((line) => line !== '');
};
