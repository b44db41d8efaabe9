import type { Task } from '../../collections/tasks';
import type { Suggestion } from '../../ports/catalogue';
import type { Store } from '../../ports/store';
import { type Changes, shownPublishers } from './changes';
import { CityTasks } from './city-tasks';
import type { Snapshot } from './snapshot';
import { districtOf } from './task-facts';

/** One city's open tasks in memory. */
export class City {
  readonly tasks: CityTasks;

  constructor({ tasks, publishers }: Pick<Snapshot, 'tasks' | 'publishers'>) {
    this.tasks = new CityTasks(tasks, publishers);
  }

  /** Takes over what has changed; what is known to be newer stays. */
  async follow(store: Store, { open, gone }: Changes): Promise<void> {
    const isNews = ({ id, updatedAtMs }: Task): boolean => {
      const known = this.tasks.get(id);
      return !known || known.updatedAtMs <= updatedAtMs;
    };
    for (const task of gone) if (isNews(task)) this.remove(task.id);
    const changed = open.filter(isNews);
    const unknown = [...new Set(changed.map(({ publisherId }) => publisherId))].filter(
      (id) => !this.tasks.knowsPublisher(id),
    );
    for (const publisher of await shownPublishers(store, unknown)) this.tasks.putPublisher(publisher);
    for (const task of changed) this.put(task);
  }

  private put(task: Task): void {
    this.tasks.put(task);
  }

  private remove(id: string): void {
    this.tasks.remove(id);
  }

  dropPast(nowMs: number): void {
    this.tasks.dropPast(nowMs);
  }

  /** Where there are tasks. */
  districts(): string[] {
    return [...new Set([...this.tasks.entries()].flatMap(([, task]) => districtOf(task) ?? []))];
  }

  /** How well each task's words fit, by slot. */
  search(_words: string, _isForgiving: boolean): ReadonlyMap<number, number> {
    return new Map();
  }

  suggest(_typed: string | undefined): readonly Suggestion[] {
    return [];
  }
}
