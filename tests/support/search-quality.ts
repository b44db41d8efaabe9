import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createSuggestions } from '../../shared/application/catalogue/suggestions';
import type { TextDocument } from '../../shared/application/catalogue/text-document';
import { createTextIndex } from '../../shared/application/catalogue/text-index';
import type { PayUnit } from '../../shared/domain/money/pay-units';
import type { SettlementCycle } from '../../shared/domain/money/settlement-cycles';
import { asksForWords } from '../../shared/domain/search/needs';
import { understand } from '../../shared/domain/search/understand';
import type { Wish } from '../../shared/domain/search/wishes/wish';
import type { admissions } from '../../shared/domain/tasks/admissions';
import { datesOf, type Session, timesOfDayOf } from '../../shared/domain/tasks/sessions';
import { type TaskType, taskTypeNames } from '../../shared/domain/tasks/task-types';

interface SearchedTask {
  readonly id: string;
  readonly title: string;
  readonly placeName: string;
  readonly district?: string;
  readonly publisherName: string;
  readonly type: TaskType;
  readonly tags: readonly string[];
  readonly sessions: readonly Session[];
  readonly payFen: number;
  readonly payUnit: PayUnit;
  readonly settlementCycle: SettlementCycle;
  readonly admission: (typeof admissions)[number];
}

interface TaskFile {
  readonly nowMs: number;
  readonly tasks: readonly SearchedTask[];
}

export interface GradedQuery {
  readonly text: string;
  /** By the id of a task, 1 to 3. */
  readonly answers: Readonly<Record<string, number>>;
  readonly about?: string;
}

interface QueryFile {
  /** A file beside this one, or what it would hold. */
  readonly tasks: string | TaskFile;
  readonly queries: readonly GradedQuery[];
}

export interface JudgedQuery extends GradedQuery {
  /** 0 to 1. */
  readonly ndcg: number;
  /** Ids of the first ten finds. */
  readonly found: readonly string[];
}

const first = 10;

const documentOf = (task: SearchedTask): TextDocument => ({ ...task, typeName: taskTypeNames[task.type] });

const standsAt = (task: SearchedTask, wish: Wish): boolean =>
  wish.kind === 'place' && task.placeName.includes(wish.place);

/** Whether a task is what a wish asks for: a pay without a unit in the task's own; near a place is in its district. */
function fulfils(task: SearchedTask, wish: Wish, tasks: readonly SearchedTask[]): boolean {
  switch (wish.kind) {
    case 'date':
      return datesOf(task.sessions).some((date) => wish.dates.includes(date));
    case 'timeOfDay':
      return timesOfDayOf(task.sessions).some((time) => wish.timesOfDay.includes(time));
    case 'district':
      return task.district === wish.district;
    case 'type':
      return task.type === wish.type;
    case 'pay':
      return task.payFen >= wish.minPayFen && (wish.payUnit ?? task.payUnit) === task.payUnit;
    case 'cycle':
      return task.settlementCycle === wish.cycle;
    case 'admission':
      return task.admission === wish.admission;
    case 'place':
      return tasks.some((other) => standsAt(other, wish) && other.district === task.district);
  }
}

/** Wishes of one kind are alternatives, those of different kinds conditions. */
function fulfilsAll(task: SearchedTask, wishes: readonly Wish[], tasks: readonly SearchedTask[]): boolean {
  const kinds = new Set(wishes.map(({ kind }) => kind));
  return [...kinds].every((kind) => wishes.some((wish) => wish.kind === kind && fulfils(task, wish, tasks)));
}

/** Asks as `tasks/find` does: what stands at the place that is named, then the best match, then in the order of the file. */
function searchOver({ nowMs, tasks }: TaskFile): (text: string) => string[] {
  const index = createTextIndex();
  const { add, knowsPlace } = createSuggestions();
  for (const [slot, task] of tasks.entries()) {
    index.add(slot, documentOf(task));
    add(documentOf(task));
  }
  const districts = [...new Set(tasks.flatMap(({ district }) => district ?? []))];
  return (text) => {
    const { rest, wishes } = understand(text, { nowMs, districts, knowsPlace });
    const scores = asksForWords(rest) ? index.search(rest).scores : undefined;
    const scoreOf = (slot: number): number => (scores ? (scores[slot] ?? 0) : 1);
    const isAt = (task: SearchedTask): number => Number(wishes.some((wish) => standsAt(task, wish)));
    return Array.from(tasks, (task, slot) => ({ task, score: scoreOf(slot) }))
      .filter(({ task, score }) => score > 0 && fulfilsAll(task, wishes, tasks))
      .sort((one, other) => isAt(other.task) - isAt(one.task) || other.score - one.score)
      .map(({ task }) => task.id);
  };
}

const gainOf = (grades: readonly number[]): number =>
  grades.slice(0, first).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** NDCG@10 of each query of a file; its form is documented beside `tests/support/data/search`. */
export function judgeQueries(file: string): JudgedQuery[] {
  const { tasks, queries }: QueryFile = JSON.parse(readFileSync(file, 'utf8'));
  const taskFile: TaskFile =
    typeof tasks === 'string'
      ? JSON.parse(readFileSync(path.join(path.dirname(file), tasks), 'utf8'))
      : tasks;
  const search = searchOver(taskFile);
  return queries.map((query) => {
    const found = search(query.text);
    const best = gainOf(Object.values(query.answers).sort((one, other) => other - one));
    const gain = gainOf(found.map((id) => query.answers[id] ?? 0));
    const ndcg = best === 0 ? Number(found.length === 0) : gain / best;
    return { ...query, ndcg, found: found.slice(0, first) };
  });
}

export const meanNdcg = (judged: readonly JudgedQuery[]): number =>
  judged.reduce((sum, { ndcg }) => sum + ndcg, 0) / judged.length;
