import type { Collection, Document } from '../collections/collection';
import type { Event } from '../contract/events';
import type { AddOptions, Transaction } from '../ports/store';
import type { Vault } from '../ports/vault';
import { copyOf } from './copy';
import { opened, personalTexts, personalValues } from './personal-fields';
import { parsed } from './validate';

/** Personal fields as read: an unchanged one keeps its ciphertext. */
interface ReadFields {
  readonly plain: Readonly<Record<string, string>>;
  readonly cipher: Readonly<Record<string, string>>;
}

/**
 * Encrypts what is written. Encryption is asynchronous and writes are not, so from the first document with personal
 * fields on writes wait in their order until the work is done. Here only the personal texts are held against their
 * schema: the inner transaction parses the document.
 */
export class VaultTransaction implements Transaction {
  readonly #inner: Transaction;
  readonly #vault: Vault;
  readonly #read = new Map<string, ReadFields>();
  readonly #written = new Set<string>();
  /** Each entry passes one write on, once its encryption is done. */
  readonly #writes: (() => void | Promise<void>)[] = [];
  #mustWait = false;
  #isOver = false;

  constructor(inner: Transaction, vault: Vault) {
    this.#inner = inner;
    this.#vault = vault;
  }

  async get<D extends Document>(from: Collection<D>, id: string): Promise<D | undefined> {
    if (this.#written.has(keyOf(from, id))) {
      throw new TypeError(`${from.name}: read after write in one transaction`);
    }
    const doc = await this.#inner.get(from, id);
    if (!doc || from.personal.length === 0) return doc;
    const plain = await opened(this.#vault, from, doc);
    this.#read.set(keyOf(from, id), {
      plain: personalTexts(from, plain),
      cipher: personalTexts(from, doc),
    });
    return plain;
  }

  create<D extends Document>(into: Collection<D>, doc: D): void {
    this.#writeDoc(into, doc, (stored) => this.#inner.create(into, stored));
  }

  update<D extends Document>(inside: Collection<D>, doc: D): void {
    this.#writeDoc(inside, doc, (stored) => this.#inner.update(inside, stored));
  }

  remove<D extends Document>(from: Collection<D>, id: string): void {
    this.#write(from, id, () => this.#inner.remove(from, id));
  }

  add<D extends Document>(
    to: Collection<D>,
    id: string,
    amounts: Readonly<Partial<Record<keyof D & string, number>>>,
    options?: AddOptions<D>,
  ): void {
    const [kept, keptOptions] = copyOf([amounts, options] as const);
    this.#write(to, id, () => this.#inner.add(to, id, kept, keptOptions));
  }

  emit(event: Event): void {
    if (this.#isOver) throw new TypeError('transaction is over');
    this.#inner.emit(event);
  }

  /** Passes all writes on, in the order they were called; none may follow. */
  async flush(): Promise<void> {
    this.#isOver = true;
    for (const write of this.#writes) await write();
  }

  #writeDoc<D extends Document>(into: Collection<D>, doc: D, pass: (stored: D) => void): void {
    if (into.personal.length === 0) {
      this.#write(into, doc.id, this.#mustWait ? keeping(doc, pass) : () => pass(doc));
      return;
    }
    parsed(into, into.personalSchema, personalValues(into, doc));
    const plain = copyOf(doc);
    this.#mustWait = true;
    this.#write(into, doc.id, async () => pass(await this.#encrypted(into, plain)));
  }

  async #encrypted<D extends Document>(into: Collection<D>, doc: D): Promise<D> {
    const read = this.#read.get(keyOf(into, doc.id));
    const cipher: Record<string, string> = {};
    for (const [field, text] of Object.entries(personalTexts(into, doc))) {
      const kept = read?.plain[field] === text ? read.cipher[field] : undefined;
      cipher[field] = kept ?? (await this.#vault.encrypt(text, { collection: into.name, id: doc.id, field }));
    }
    return { ...doc, ...cipher };
  }

  #write(collection: Collection, id: string, write: () => void | Promise<void>): void {
    const key = keyOf(collection, id);
    if (this.#isOver) throw new TypeError(`${collection.name}: transaction is over`);
    if (this.#written.has(key)) throw new TypeError(`${collection.name}: two writes of one document`);
    this.#written.add(key);
    if (this.#mustWait) this.#writes.push(write);
    else void write();
  }
}

/** Passes on the document as it is now. */
function keeping<D>(doc: D, pass: (kept: D) => void): () => void {
  const kept = copyOf(doc);
  return () => pass(kept);
}

const keyOf = (collection: Collection, id: string): string => `${collection.name}/${id}`;
