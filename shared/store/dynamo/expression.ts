import { toAttribute } from './attribute-values';
import type { AttributeValue } from './protocol';

/** Names and values of one request's expressions; every name is escaped, so none can be a reserved word. */
export class Expression {
  readonly #names = new Map<string, string>();
  readonly #values: Record<string, AttributeValue> = {};
  #count = 0;

  name(attribute: string): string {
    const known = this.#names.get(attribute);
    if (known) return known;
    const name = `#n${this.#names.size}`;
    this.#names.set(attribute, name);
    return name;
  }

  value(value: unknown): string {
    const name = `:v${this.#count}`;
    this.#count += 1;
    this.#values[name] = toAttribute(value);
    return name;
  }

  /** The part of the request that explains the expressions; DynamoDB refuses empty ones. */
  attributes(): object {
    const names = Object.fromEntries([...this.#names].map(([attribute, name]) => [name, attribute]));
    return {
      ...(this.#names.size > 0 && { ExpressionAttributeNames: names }),
      ...(this.#count > 0 && { ExpressionAttributeValues: this.#values }),
    };
  }
}
