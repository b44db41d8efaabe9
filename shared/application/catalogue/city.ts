import type { Task } from '../../collections/tasks';
import type { Geography } from '../../ports/catalogue';
import type { Store } from '../../ports/store';
import { type Changes, shownPublishers } from './changes';
import { CityTasks } from './city-tasks';
import type { Snapshot } from './snapshot';
import { createSuggestions, type Suggestion, type Suggestions } from './suggestions';
import { documentOf } from './task-document';
import { createTextIndex, type TextFinds, type TextIndex, type TextIndexJson } from './text-index';

/** Suggestions of one answer. */
const maxSuggestions = 10;

/** The text index of the snapshot that a city comes from, if there is one. */
type LoadText = () => Promise<TextIndexJson | undefined>;
const none: LoadText = async () => undefined;

/** One city's open tasks in memory. What is searched of them is made when it is first asked for. */
export class City {
  readonly tasks: CityTasks;
  private text: TextIndex | undefined;
  private names: Suggestions | undefined;
  private withTasks: readonly string[] | undefined;
  /** As the snapshot has them, slot by slot, until its text index was taken over. */
  private loaded: readonly Task[];
  private readonly loadText: LoadText;
  private making: Promise<void> | undefined;

  constructor({ tasks, publishers }: Pick<Snapshot, 'tasks' | 'publishers'>, loadText: LoadText = none) {
    this.tasks = new CityTasks(tasks, publishers);
    this.loaded = tasks;
    this.loadText = loadText;
  }

  /** Takes over what has changed; what is known to be newer stays. */
  async follow(store: Store, { open, gone }: Changes): Promise<void> {
    const isNews = ({ id, updatedAtMs }: Task): boolean => {
      const known = this.tasks.get(id);
      return !known || known.updatedAtMs <= updatedAtMs;
    };
    for (const task of gone) if (isNews(task)) this.remove(task.id);
    const publisherIds = new Set(open.map(({ publisherId }) => publisherId));
    const unknown = [...publisherIds].filter((id) => !this.tasks.knowsPublisher(id));
    for (const publisher of await shownPublishers(store, unknown)) this.tasks.putPublisher(publisher);
    for (const task of open) if (isNews(task)) this.put(task);
  }

  private put(task: Task): void {
    this.forget(task.id);
    this.withTasks = undefined;
    const slot = this.tasks.put(task);
    const document = documentOf(task, this.tasks.publisherOf(task));
    this.text?.add(slot, document);
    this.names?.add(document);
  }

  private remove(id: string): void {
    this.forget(id);
    this.withTasks = undefined;
    this.tasks.remove(id);
  }

  /** Takes a task out of what is searched. */
  private forget(id: string): void {
    const slot = this.tasks.slotOf(id);
    if (slot === undefined || !(this.text || this.names)) return;
    const task = this.tasks.taskAt(slot);
    const document = documentOf(task, this.tasks.publisherOf(task));
    this.text?.remove(slot, document);
    this.names?.remove(document);
  }

  /** Takes away what nobody can sign up for any more. */
  dropPast(nowMs: number): void {
    for (const id of this.tasks.past(nowMs)) this.remove(id);
  }

  /** Makes its text searchable; once, whoever asks. */
  async withText(): Promise<void> {
    if (this.text) return;
    this.making ??= this.loadText()
      .then((json) => this.makeText(json))
      .finally(() => {
        this.making = undefined;
      });
    await this.making;
  }

  /** With the index of its snapshot, brought up to date, or anew. */
  private makeText(json: TextIndexJson | undefined): void {
    const text = createTextIndex(json);
    const known = json ? this.loaded : [];
    known.forEach((task, slot) => {
      if (this.tasks.taskIn(slot) !== task) text.remove(slot, documentOf(task, this.tasks.publisherOf(task)));
    });
    for (const [slot, task] of this.tasks.entries())
      if (known[slot] !== task) text.add(slot, documentOf(task, this.tasks.publisherOf(task)));
    this.text = text;
    this.loaded = [];
  }

  /** What a text finds; its text must have been made. */
  search(words: string, isForgiving: boolean): TextFinds {
    if (!this.text) throw new RangeError('the text of this city was not made');
    return this.text.search(words, { isFuzzy: isForgiving });
  }

  private known(): Suggestions {
    if (!this.names) {
      this.names = createSuggestions();
      for (const [, task] of this.tasks.entries())
        this.names.add(documentOf(task, this.tasks.publisherOf(task)));
    }
    return this.names;
  }

  suggest(typed: string | undefined): readonly Suggestion[] {
    return typed === undefined
      ? this.known().popular(maxSuggestions)
      : this.known().suggest(typed, maxSuggestions);
  }

  /** Where there are tasks. */
  districts(): readonly string[] {
    this.withTasks ??= [...new Set([...this.tasks.entries()].flatMap(([, { district }]) => district ?? []))];
    return this.withTasks;
  }

  get geography(): Geography {
    return {
      districts: this.districts(),
      knowsPlace: (name) => this.known().knowsPlace(name),
      middleOf: (name) => {
        const places = this.known().placesWith(name);
        const slots = [...this.tasks.entries()].filter(([, { placeName }]) => places.has(placeName));
        return this.tasks.positions.middleOf(slots.map(([slot]) => slot));
      },
    };
  }
}
