import type { Files, UploadTicket } from '../../ports/files';

/** Files in a storage, and the time that its addresses see. */
export interface OpenFiles {
  readonly files: Files;
  pass(ms: number): void;
  /** Whether the storage itself refuses uploads of another size or type than the ticket's. */
  readonly checksUploads: boolean;
}

/** Uploads as a phone does, by what the ticket says and nothing else. */
export function upload(ticket: UploadTicket, bytes: Uint8Array, changes: Partial<UploadTicket> = {}) {
  const { url, method, headers, fields } = { ...ticket, ...changes };
  if (method === 'PUT') return fetch(url, { method, headers, body: Buffer.from(bytes) });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(bytes)]));
  return fetch(url, { method, body: form });
}

const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10, 13]);
const asked = { purpose: 'evidence', type: 'image/png', maxBytes: 1_000 } as const;

/** What every storage of files keeps to. */
export function filesContract(name: string, open: () => Promise<OpenFiles>): void {
  describe(`${name} keeps files`, () => {
    let files: Files;
    let opened: OpenFiles;
    beforeEach(async () => {
      opened = await open();
      files = opened.files;
    });
    const loaded = async (key: string) =>
      new Uint8Array(await (await fetch(await files.readUrl(key))).arrayBuffer());

    test('what is put has a head and is loaded from its address, and no longer when that is old', async () => {
      await files.put('codes/abc.png', bytes, 'image/png');
      expect(await files.head('codes/abc.png')).toEqual({ bytes: 8, type: 'image/png' });
      const url = await files.readUrl('codes/abc.png');
      const response = await fetch(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...bytes]);
      opened.pass(3_601_000);
      expect((await fetch(url)).ok).toBe(false);
      expect([...(await loaded('codes/abc.png'))]).toEqual([...bytes]);
    });

    test('an address without its signature, or for another file, opens nothing', async () => {
      await files.put('codes/abc.png', bytes, 'image/png');
      await files.put('codes/abd.png', bytes, 'image/png');
      const url = await files.readUrl('codes/abc.png');
      expect((await fetch(url.split('?')[0] ?? '')).ok).toBe(false);
      expect((await fetch(url.replace('abc.png', 'abd.png'))).ok).toBe(false);
      expect((await fetch(url, { method: 'PUT', body: 'x' })).ok).toBe(false);
    });

    test('what is put again is replaced', async () => {
      await files.put('codes/abc.jpg', Buffer.from('old and longer'), 'image/jpeg');
      await files.put('codes/abc.jpg', bytes, 'image/jpeg');
      expect([...(await loaded('codes/abc.jpg'))]).toEqual([...bytes]);
      expect(await files.head('codes/abc.jpg')).toEqual({ bytes: 8, type: 'image/jpeg' });
    });

    test('what is removed is gone, also when it is removed again', async () => {
      await files.put('codes/abc.png', bytes, 'image/png');
      await files.remove('codes/abc.png');
      await files.remove('codes/abc.png');
      expect(await files.head('codes/abc.png')).toBeUndefined();
    });

    test('a phone uploads by a ticket, under a key of its own that tells nothing', async () => {
      const [one, two] = [await files.ticket(asked), await files.ticket(asked)];
      expect(one.key).toMatch(/^evidence\/[0-9A-Za-z]{16}\.png$/);
      expect(two.key).not.toBe(one.key);
      expect(await files.head(one.key)).toBeUndefined();
      expect((await upload(one, bytes)).ok).toBe(true);
      expect(await files.head(one.key)).toEqual({ bytes: 8, type: 'image/png' });
      expect([...(await loaded(one.key))]).toEqual([...bytes]);
      expect(await files.head(two.key)).toBeUndefined();
    });

    test('a ticket without its signature uploads nothing', async () => {
      const ticket = await files.ticket(asked);
      const url = ticket.url.split('?')[0] ?? '';
      expect((await upload(ticket, bytes, { url, headers: {}, fields: { key: ticket.key } })).ok).toBe(false);
      expect(await files.head(ticket.key)).toBeUndefined();
    });

    test('nothing longer, of another type, late or elsewhere is taken; or its head shows it', async () => {
      if (!opened.checksUploads) {
        const ticket = await files.ticket(asked);
        await upload(ticket, new Uint8Array(1_001));
        return expect(await files.head(ticket.key)).toMatchObject({ bytes: 1_001 });
      }
      const ticket = await files.ticket(asked);
      const isTaken = async (what: Uint8Array, changes: Partial<UploadTicket> = {}) =>
        (await upload(ticket, what, changes)).ok;
      expect(await isTaken(new Uint8Array(1_001))).toBe(false);
      expect(await isTaken(new Uint8Array(0))).toBe(false);
      const other = { 'Content-Type': 'text/html' };
      const headers = { ...ticket.headers, 'content-type': 'text/html' };
      expect(await isTaken(bytes, { headers, fields: { ...ticket.fields, ...other } })).toBe(false);
      const elsewhere = ticket.key.replace('evidence/', 'codes/');
      const fields = { ...ticket.fields, key: elsewhere };
      expect(await isTaken(bytes, { url: ticket.url.replace(ticket.key, elsewhere), fields })).toBe(false);
      opened.pass(601_000);
      expect(await isTaken(bytes)).toBe(false);
      expect([await files.head(ticket.key), await files.head(elsewhere)]).toEqual([undefined, undefined]);
      expect((await upload(await files.ticket(asked), new Uint8Array(1_000))).ok).toBe(true);
    });

    test.each([
      '../secret.json',
      'codes/../../secret.json',
      '/etc/passwd.json',
      '..',
      '',
      'a.png',
      'codes//a.png',
      'codes/.a.png',
      'codes/a.png/',
      'codes\\..\\secret.json',
      'codes/a.png\u0000.json',
      'codes/a.png\n',
      '%2e%2e/secret.json',
      'codes/a',
      'codes/a.jpeg2',
      'codes/a.exe',
      'codes/a.constructor',
      'codes/图.png',
    ])('%j is no key', async (key) => {
      await expect(files.put(key, bytes, 'image/png')).rejects.toThrow(RangeError);
      await expect(files.head(key)).rejects.toThrow(RangeError);
      await expect(files.readUrl(key)).rejects.toThrow(RangeError);
      await expect(files.remove(key)).rejects.toThrow(RangeError);
    });

    test('neither a key of another type, nor a purpose or size of another form', async () => {
      await expect(files.put('codes/a.png', bytes, 'image/jpeg')).rejects.toThrow(RangeError);
      for (const purpose of ['', '../codes', 'a/b', 'Evidence', '13800001001', '证据'])
        await expect(files.ticket({ ...asked, purpose })).rejects.toThrow(RangeError);
      for (const maxBytes of [0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY])
        await expect(files.ticket({ ...asked, maxBytes })).rejects.toThrow(RangeError);
    });
  });
}
