import { readFileSync } from 'node:fs';
import { type PersonEvent, personEventTypes } from '../../../shared/contract/events';
import { noticeText } from './notice-text';

interface App {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

const { pages, subPackages } = JSON.parse(readFileSync('miniprogram/app.json', 'utf8')) as App;
const all = [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];

/** What any event tells. */
const facts = {
  orderId: 'O1',
  taskId: 'T1',
  title: '展会引导员',
  channel: 'wechat',
  payoutId: 'P1',
  settlementId: 'S1',
  pictureId: 'X1',
  purpose: 'avatar',
  why: 'identity',
  amountFen: 100,
  grossFen: 100,
  netFen: 90,
  startMs: 0,
  answerByMs: 0,
  hoursLeft: 4,
  kind: 'invoice',
  period: '2026-09',
  ticketId: 'Q1',
  suspensionId: 'U1',
  endsAtMs: 0,
};
/** Of what has a kind of its own. */
const kindOf = (type: string) => (type === 'ticket.answered' ? { kind: 'report' } : {});

test.each(personEventTypes)('the notice of %s says what happened, and opens a page that there is', (type) => {
  const { title, text, page } = noticeText({
    type,
    accountId: 'A1',
    facts: { ...facts, ...kindOf(type) },
  } as unknown as PersonEvent);
  expect([title, text].join('')).toMatch(/^\P{ASCII}.*。$/su);
  expect([title, text].join('')).not.toMatch(/undefined|NaN/);
  expect(all).toContain(page?.split('?')[0]);
});
