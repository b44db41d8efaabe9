import { createTables } from '../../../local/dynamo/create-tables';
import {
  type EmbeddedDynamo,
  isEmbeddedDynamoAvailable,
  startEmbeddedDynamo,
} from '../../../local/dynamo/embedded-dynamo';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { lossyWire } from '../../../tests/support/stores/lossy-wire';
import { randomIds } from '../../platforms/system/random-ids';
import { put } from '../commit.contract';
import { contractCollections, fleeting, people, thing, things } from '../contract-collections';
import { dumpContract } from '../dump.contract';
import { lostAnswersContract } from '../lost-answers.contract';
import { reindexingContract } from '../reindexing.contract';
import { storeContract } from '../store.contract';
import { testVault, vaultContract } from '../vault.contract';
import { withVault } from '../with-vault';
import { toAttributes } from './attribute-values';
import { dynamoDump } from './dynamo-dump';
import { dynamoReindexing } from './dynamo-reindexing';
import { dynamoStore } from './dynamo-store';
import { httpSend } from './http-send';
import { plainItem } from './item';
import { DynamoError, type Item, type Operation, type Send } from './protocol';
import { tableDefinitions } from './table-definitions';

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
const suite = isEmbeddedDynamoAvailable() ? describe : describe.skip;

suite('on the embedded DynamoDB', () => {
  let dynamo: EmbeddedDynamo | undefined;
  let direct: Send;
  let stores = 0;
  beforeAll(async () => {
    dynamo = await startEmbeddedDynamo();
    const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    direct = httpSend({
      endpoint: dynamo?.endpoint ?? '',
      region: 'cn-northwest-1',
      credentials,
      timeouts: fakeTimeouts(),
    });
  });
  afterAll(() => dynamo?.stop());

  const subject = async () => {
    stores += 1;
    const tablePrefix = `s${stores}-`;
    await createTables(direct, tableDefinitions(contractCollections, tablePrefix));
    const clock = fakeClock();
    const requests: { operation: Operation; input: object }[] = [];
    /** Replaced by tests that stand between the store and DynamoDB. */
    const wire: { send: Send } = { send: direct };
    const send: Send = (operation, input) => {
      requests.push({ operation, input });
      return wire.send(operation, input);
    };
    const options = { send, clock, ids: randomIds(), tablePrefix };
    return {
      clock,
      requests,
      wire,
      options,
      store: dynamoStore(options),
      dump: dynamoDump(options),
      reindexing: dynamoReindexing(options),
    };
  };
  type Subject = Awaited<ReturnType<typeof subject>>;

  storeContract('the DynamoDB store', subject);
  storeContract('the DynamoDB store with a vault', async () => {
    const { clock, store } = await subject();
    return { clock, store: withVault(store, testVault()) };
  });
  lostAnswersContract('the DynamoDB store', async () => {
    const { store: others, options } = await subject();
    const wire = lossyWire(() => new DynamoError('Timeout', 'lost', { status: 0 }));
    const send: Send = (operation, input) => wire.pass(() => direct(operation, input));
    return { store: dynamoStore({ ...options, send }), others, wire };
  });
  vaultContract('withVault over the DynamoDB store', subject);
  dumpContract('the DynamoDB store as a whole', subject);
  reindexingContract('index entries of DynamoDB', subject);

  describe('what only the real DynamoDB answers', () => {
    let clock: Subject['clock'];
    let requests: Subject['requests'];
    let wire: Subject['wire'];
    let store: Subject['store'];
    beforeEach(async () => {
      ({ clock, requests, wire, store } = await subject());
      await put(store, things, thing('a'), thing('b'));
      requests.length = 0;
    });

    const sent = () => requests.map(({ operation }) => operation);
    const error = (code: string, status = 400, reasons: string[] = []) =>
      new DynamoError(code, 'stub', { status, reasons: reasons.map((Code) => ({ Code })) });
    /** Answers the first `times` requests of an operation with an error instead of sending them. */
    const failing = (operation: Operation, failure: DynamoError, times = 1): Send => {
      let left = times;
      return (asked, input) => {
        if (asked !== operation || left === 0) return direct(asked, input);
        left -= 1;
        return Promise.reject(failure);
      };
    };
    /** Sends the first request of an operation, and loses its answer. */
    const losing = (operation: Operation): Send => {
      let isLost = false;
      return async (asked, input) => {
        const answer = await direct(asked, input);
        if (asked !== operation || isLost) return answer;
        isLost = true;
        throw error('Timeout', 0);
      };
    };
    const changeBoth = () =>
      store.transact(async (tx) => {
        tx.add(things, 'a', { left: -1 });
        tx.add(things, 'b', { left: 1 });
      });
    const raise = (onRead = () => {}) =>
      store.transact(async (tx) => {
        onRead();
        const doc = (await tx.get(things, 'a')) ?? thing('none');
        tx.update(things, { ...doc, rank: doc.rank + 1 });
      });
    const left = async () => (await store.getMany(things, ['a', 'b'])).map((doc) => doc?.left);

    it.each([
      ['TransactionConflict', error('TransactionCanceledException', 400, ['None', 'TransactionConflict'])],
      ['throttling inside', error('TransactionCanceledException', 400, ['ThrottlingError', 'None'])],
      ['TransactionInProgress', error('TransactionInProgressException')],
      ['throttling', error('ThrottlingException')],
      ['exceeded throughput', error('ProvisionedThroughputExceededException')],
      ['a request limit', error('RequestLimitExceeded')],
      ['an internal error', error('InternalServerError', 500)],
      ['an unknown 503', error('SomethingElse', 503)],
    ])('sends a transaction again after %s, without running the work again', async (_, failure) => {
      wire.send = failing('TransactWriteItems', failure, 3);
      let runs = 0;
      await store.transact(async (tx) => {
        runs += 1;
        tx.add(things, 'a', { left: -1 });
        tx.add(things, 'b', { left: 1 });
      });
      expect(runs).toBe(1);
      expect(await left()).toEqual([9, 11]);
      expect(sent().filter((operation) => operation === 'TransactWriteItems')).toHaveLength(4);
    });

    it('does not take a conflict beside a refusal for the refusal: an earlier one may hide behind it', async () => {
      const both = new DynamoError('TransactionCanceledException', 'stub', {
        status: 400,
        reasons: [{ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed' }],
      });
      wire.send = failing('TransactWriteItems', both);
      await changeBoth();
      expect(await left()).toEqual([9, 11]);
    });

    it('sends a single write again when it meets a transaction', async () => {
      wire.send = failing('UpdateItem', error('TransactionConflictException'), 2);
      await raise();
      expect((await store.get(things, 'a'))?.rank).toBe(1);
    });

    it.each<[Operation, () => Promise<unknown>]>([
      ['GetItem', () => store.get(things, 'a')],
      ['BatchGetItem', () => store.getMany(things, ['a'])],
      ['Query', () => store.list(things, 'byRank', ['g'], { limit: 1 })],
      ['UpdateItem', () => raise()],
      ['TransactWriteItems', () => put(store, things, thing('c'))],
      ['TransactWriteItems', changeBoth],
    ])('gives up as BUSY after five seconds of throttling: %s', async (operation, call) => {
      wire.send = failing(operation, error('ThrottlingException'), Number.POSITIVE_INFINITY);
      const startMs = clock.nowMs();
      await expect(call()).rejects.toMatchObject({ code: 'BUSY', cause: { code: 'ThrottlingException' } });
      expect(clock.nowMs() - startMs).toBeLessThanOrEqual(5_000);
      expect(sent().length).toBeGreaterThan(10);
      expect(sent().length).toBeLessThan(200);
    });

    it('passes on at once what no retry can mend', async () => {
      wire.send = failing('GetItem', error('AccessDeniedException'));
      await expect(store.get(things, 'a')).rejects.toThrow('AccessDeniedException');
      wire.send = failing('TransactWriteItems', error('ValidationException'));
      await expect(changeBoth()).rejects.toThrow('ValidationException');
      expect(sent()).toEqual(['GetItem', 'TransactWriteItems']);
    });

    it('creates once when the answer is lost', async () => {
      wire.send = losing('TransactWriteItems');
      await put(store, things, thing('c'));
      expect(sent()).toEqual(['TransactWriteItems', 'TransactWriteItems']);
      expect(await store.get(things, 'c')).toEqual(thing('c'));
    });

    it('updates once when the answer is lost', async () => {
      wire.send = losing('UpdateItem');
      let runs = 0;
      await raise(() => {
        runs += 1;
      });
      expect(runs).toBe(1);
      expect((await store.get(things, 'a'))?.rank).toBe(1);
    });

    /** Sends the first write, loses its answer, and writes the document again before it is sent once more. */
    const overtaken = (write: () => Promise<unknown>): Send => {
      let isFirst = true;
      return async (asked, input) => {
        const answer = await direct(asked, input);
        if (!['TransactWriteItems', 'UpdateItem'].includes(asked) || !isFirst) return answer;
        isFirst = false;
        await write();
        throw error('Timeout', 0);
      };
    };

    it('does not refuse a creation by what its own lost try made', async () => {
      wire.send = overtaken(() => store.transact(async (tx) => tx.add(things, 'c', { left: -1 })));
      await put(store, things, thing('c'));
      expect((await store.get(things, 'c'))?.left).toBe(9);
    });

    it('does not update twice when the answer is lost and somebody writes after it', async () => {
      let runs = 0;
      wire.send = overtaken(() => raise());
      const raised = raise(() => {
        runs += 1;
      });
      await expect(raised).rejects.toMatchObject({ code: 'BUSY' });
      expect(runs).toBe(1);
      expect((await store.get(things, 'a'))?.rank).toBe(2);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['several documents', changeBoth],
      ['one counter', () => store.transact(async (tx) => tx.add(things, 'a', { left: -1 }))],
      ['one removal', () => store.transact(async (tx) => tx.remove(things, 'b'))],
    ])('changes once when the answer is lost: %s', async (_, change) => {
      wire.send = losing('TransactWriteItems');
      await change();
      const [a, b] = await left();
      expect([9, 10]).toContain(a);
      expect([10, 11, undefined]).toContain(b);
      const tokens = requests.flatMap(({ input }) =>
        'ClientRequestToken' in input ? [input.ClientRequestToken] : [],
      );
      expect(tokens).toHaveLength(2);
      expect(new Set(tokens).size).toBe(1);
    });

    it('takes a cancelled retry for done when the documents carry its own version', async () => {
      // As after the ten minutes for which DynamoDB remembers a token.
      let tries = 0;
      wire.send = (operation, input) => {
        if (operation !== 'TransactWriteItems') return direct(operation, input);
        tries += 1;
        const token = `${tries}-${Math.random()}`;
        const again = direct(operation, { ...input, ClientRequestToken: token });
        return tries === 1 ? again.then(() => Promise.reject(error('Timeout', 0))) : again;
      };
      await store.transact(async (tx) => {
        tx.create(things, thing('c'));
        tx.create(things, thing('d'));
      });
      expect(tries).toBe(2);
    });

    it('asks again for what a batch left out', async () => {
      let batches = 0;
      wire.send = async (operation, input) => {
        if (operation !== 'BatchGetItem') return direct(operation, input);
        batches += 1;
        const { RequestItems } = input as { RequestItems: Record<string, { Keys: object[] }> };
        const [[table, asked] = ['', { Keys: [] }]] = Object.entries(RequestItems);
        const [first, ...rest] = asked.Keys;
        const answer = await direct(operation, { RequestItems: { [table]: { ...asked, Keys: [first] } } });
        return rest.length > 0
          ? { ...answer, UnprocessedKeys: { [table]: { ...asked, Keys: rest } } }
          : answer;
      };
      const found = await store.getMany(things, ['b', 'none', 'a']);
      expect(found).toEqual([thing('b'), undefined, thing('a')]);
      expect(batches).toBe(3);
    });

    it('reads on when DynamoDB ends a page early', async () => {
      wire.send = (operation, input) =>
        direct(operation, operation === 'Query' ? { ...input, Limit: 1 } : input);
      const page = await store.list(things, 'byRank', ['g'], { limit: 10 });
      expect(page).toEqual({ items: [thing('a'), thing('b')] });
      expect(sent()).toEqual(['Query', 'Query', 'Query']);
    });

    it('needs one request for each call, and none to commit a single read', async () => {
      await store.transact((tx) => tx.get(things, 'a'));
      await store.getMany(things, ['a', 'b', 'a']);
      await store.list(things, 'byRank', ['g'], { limit: 2 });
      await put(store, things, thing('c'));
      await changeBoth();
      expect(sent()).toEqual([
        'GetItem',
        'BatchGetItem',
        'Query',
        'TransactWriteItems',
        'TransactWriteItems',
      ]);
    });

    it('reads consistently, and never scans', async () => {
      await store.get(things, 'a');
      await store.getMany(people, ['a']);
      expect(JSON.stringify(requests[0]?.input)).toContain('"ConsistentRead":true');
      expect(JSON.stringify(requests[1]?.input)).toContain('"ConsistentRead":true');
      await store.getMany(people, ['a'], 'may-lag');
      expect(JSON.stringify(requests[2]?.input)).toContain('"ConsistentRead":false');
    });

    it('writes the whole document, its version, its indexes and its expiry', async () => {
      const doc = thing('c', {
        kind: 'k',
        share: 1.5,
        empty: null,
        notes: [{ text: '', tags: ['x'] }],
        facts: {},
      });
      const brief = { id: 'f', text: '', uses: 0, expiresAtMs: clock.nowMs() + 1_500 };
      await put(store, things, doc);
      await put(store, fleeting, brief);
      const items = requests.flatMap(({ input }) =>
        (input as { TransactItems: { Put: { Item: Item } }[] }).TransactItems.map(({ Put }) => Put.Item),
      );
      const version = (at: number) => {
        const attribute = items[at]?._v;
        return attribute && 'S' in attribute ? attribute.S : '';
      };
      expect(items[0]).toEqual(toAttributes(plainItem(things, doc, version(0))));
      expect(items[1]).toEqual(toAttributes(plainItem(fleeting, brief, version(1))));
      expect(items[1]?._ttl).toEqual({ N: String(Math.ceil(brief.expiresAtMs / 1_000)) });
    });
  });
});
