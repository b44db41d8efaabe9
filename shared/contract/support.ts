import * as z from 'zod';
import { suspensionStatuses } from '../domain/lifecycles/suspension-lifecycle';
import { ticketStatuses } from '../domain/lifecycles/ticket-lifecycle';
import { helpTopics } from '../domain/support/help';
import { maxTicketPictures, maxTicketText, reportReasonNames } from '../domain/support/report-reasons';
import { suspensionRuleNames } from '../domain/support/suspension-rules';
import { ticketKinds } from '../domain/support/ticket-kinds';
import { outcomes } from '../domain/support/tickets';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { picture } from './pictures';
import { text } from './typed';
import { wants } from './wants';

const ticketId = wants('编号不正确，请返回列表重新打开', f.id.describe('What was sent.'));
const suspensionId = wants('编号不正确，请刷新后重试', f.id.describe('The suspension.'));
const accountId = wants('账号编号不正确，请核对', f.id.describe('The account.'));
const reason = wants('请选择举报原因', z.enum(reportReasonNames).describe('For what.'));
const kind = z.enum(ticketKinds).describe('What it is.');
const outcome = wants('请选择处理结果', z.enum(outcomes).describe('What was found.'));
const saying = (name: string) =>
  text({ name, min: 4, max: maxTicketText, lines: 'many' }).describe('As the person says it.');
const pictureIds = wants(
  `图片最多 ${maxTicketPictures} 张`,
  z.array(f.pictureId).max(maxTicketPictures).describe('What shows it.'),
);
const { idempotencyKey } = f;

const row = {
  ticketId,
  number: z.string().describe('12 digits and a check digit, as people read it out.'),
  kind,
  status: z.enum(ticketStatuses).describe('Whether it is answered.'),
  title: z.string().describe('What it is about, as people read it.'),
  createdAtMs: f.moment('When it was sent'),
  dueAtMs: f.moment('By when it is answered, as was promised'),
  outcome: outcome.exactOptional(),
};
const ticketRow = z
  .strictObject(row)
  .meta({ id: 'TicketRow', description: 'One thing that was sent, in a list.' });
export type TicketRow = z.output<typeof ticketRow>;

const ticket = z
  .strictObject({
    ...row,
    isAboutMe: z
      .boolean()
      .describe('A report about the one who reads it: without who sent it, what they wrote and showed.'),
    reason: reason.exactOptional(),
    text: z.string().describe('What was written.').exactOptional(),
    pictures: z.array(picture).describe('What was shown.'),
    stopsPayer: z.boolean().describe('Whether new tasks of the reported payer are stopped by it.'),
    showsFraudLine: z.boolean().describe('Whether fraud is likely: the line of the police is shown.'),
    canAppeal: z.boolean().describe('Whether the one who reads it may appeal against what was found.'),
    answer: z
      .strictObject({
        text: z.string().describe('What the operator wrote.'),
        atMs: f.moment('When'),
        overturnedAtMs: f.moment('When an appeal against it was granted').exactOptional(),
      })
      .describe('What was answered; absent: nothing yet.')
      .exactOptional(),
  })
  .meta({ id: 'Ticket', description: 'A report, an appeal, a complaint or feedback, with its answer.' });
export type TicketView = z.output<typeof ticket>;
const sent = z.strictObject({ ticket });

const suspension = z
  .strictObject({
    suspensionId,
    accountId,
    status: z.enum(suspensionStatuses).describe('Whether it stands.'),
    rule: z.enum(suspensionRuleNames).describe('Under which rule.'),
    reason: z.string().describe('What was found, as the person reads it.'),
    sinceMs: f.moment('Since when'),
    untilMs: f.moment('Until when, unless it is lifted before'),
  })
  .meta({ id: 'Suspension', description: 'That somebody may not take or publish tasks.' });
export type SuspensionView = z.output<typeof suspension>;

const pictureErrors = [
  'PICTURE_NOT_FOUND',
  'PICTURE_NOT_ARRIVED',
  'PICTURE_REFUSED',
  'PICTURE_USED',
] as const;

/** Of persons: reports, feedback and complaints, appeals, and help from their own state. */
export const supportContract = {
  help: action({
    feature: 'support',
    name: 'help',
    summary: 'Answers to what people ask, from the own state, each with the page that it is about',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      answers: z
        .array(
          z.strictObject({
            topic: z.enum(helpTopics).describe('What is asked.'),
            question: z.string().describe('As people ask it.'),
            answer: z.string().describe('What holds for the one who asks.'),
            page: z.string().describe('The page of the mini-program that it is about.').exactOptional(),
          }),
        )
        .describe('What waits comes first.'),
      unanswered: z.int().min(0).describe('How many of the own reports and questions wait for an answer.'),
    }),
    errors: [],
  }),
  report: action({
    feature: 'support',
    name: 'report',
    summary: 'Reports a task, a publisher, or the other side of an order, to be decided by a promised moment',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'support',
    input: z.strictObject({
      about: wants(
        '请从任务、发布方或订单页面进入举报',
        z.union([
          z.strictObject({ taskId: f.taskId }),
          z.strictObject({ publisherId: f.publisherId }),
          z.strictObject({ orderId: f.orderId }),
        ]),
      ).describe('What somebody stands before: the one behind it is reported.'),
      reason,
      text: saying('举报说明').exactOptional(),
      pictureIds,
      idempotencyKey,
    }),
    output: sent,
    errors: [
      'TASK_NOT_FOUND',
      'PUBLISHER_NOT_FOUND',
      'ORDER_NOT_FOUND',
      'REPORT_OWN',
      'REPORT_REASON_WRONG',
      'TICKET_NOT_FOUND',
      ...pictureErrors,
    ],
  }),
  write: action({
    feature: 'support',
    name: 'write',
    summary: 'Sends a complaint or feedback, which is answered within 15 days',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'support',
    input: z.strictObject({
      kind: wants('请选择投诉或反馈', z.enum(['complaint', 'feedback']).describe('What it is.')),
      text: saying('内容'),
      pictureIds,
      idempotencyKey,
    }),
    output: sent,
    errors: ['TICKET_NOT_FOUND', ...pictureErrors],
  }),
  appeal: action({
    feature: 'support',
    name: 'appeal',
    summary: 'Appeals, once, against the own suspension or against what was found of a report about oneself',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'support',
    input: z.strictObject({
      reportId: ticketId.describe('Of a report; absent: against the suspension that stands.').exactOptional(),
      text: saying('申诉理由'),
      pictureIds,
      idempotencyKey,
    }),
    output: sent,
    errors: ['NOTHING_TO_APPEAL', 'APPEALED_ALREADY', 'TICKET_NOT_FOUND', ...pictureErrors],
  }),
  tickets: action({
    feature: 'support',
    name: 'tickets',
    summary: 'What the person has sent, newest first',
    access: 'person',
    effect: 'read',
    ...paged({}, 'tickets', ticketRow),
    errors: [],
  }),
  aboutMe: action({
    feature: 'support',
    name: 'aboutMe',
    summary: 'What was found of reports about the person, and those by which their new tasks are stopped',
    access: 'person',
    effect: 'read',
    ...paged({}, 'tickets', ticketRow),
    errors: [],
  }),
  ticket: action({
    feature: 'support',
    name: 'ticket',
    summary: 'One thing that the person has sent, or a report about them, with its answer',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ ticketId }),
    output: sent,
    errors: ['TICKET_NOT_FOUND'],
  }),
  rulings: action({
    feature: 'support',
    name: 'rulings',
    summary: 'What was found of reports, newest first, without names',
    access: 'public',
    effect: 'read',
    ...paged(
      {},
      'rulings',
      z.strictObject({
        number: z.string().describe('Of the report.'),
        reason,
        outcome,
        day: z.string().describe('YYYY-MM-DD in Asia/Shanghai.'),
        isOverturned: z.boolean().describe('Whether an appeal against it was granted.'),
      }),
    ),
    errors: [],
  }),
  queue: action({
    feature: 'support',
    name: 'queue',
    summary: 'What people wait for an answer to, what is due first, first',
    access: 'operator',
    effect: 'read',
    ...paged(
      { kind: wants('请选择类型', kind) },
      'tickets',
      ticket.extend({
        accountId: accountId.describe('Who has sent it.'),
        aboutId: accountId.describe('Who is reported.').exactOptional(),
        against: suspension.describe('The suspension that an appeal is against.').exactOptional(),
      }),
    ),
    errors: [],
  }),
  answer: action({
    feature: 'support',
    name: 'answer',
    summary:
      'Answers what somebody has sent, for good: decides a report or an appeal with all that follows from it',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      ticketId,
      outcome,
      text: text({ name: '答复', min: 4, max: maxTicketText, lines: 'many' }).describe(
        'What the one who sent it reads; of a report both sides.',
      ),
    }),
    output: sent,
    errors: ['TICKET_NOT_FOUND', 'TICKET_ANSWERED', 'TICKET_OUTCOME_WRONG', 'NOT_SUSPENDED'],
  }),
  suspensions: action({
    feature: 'support',
    name: 'suspensions',
    summary: 'Suspensions that stand, by when they end',
    access: 'operator',
    effect: 'read',
    ...paged({}, 'suspensions', suspension),
    errors: [],
  }),
  suspend: action({
    feature: 'support',
    name: 'suspend',
    summary:
      'Suspends an account under a rule for so many days; what was earned is settled and paid all the same',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      accountId,
      rule: wants('请选择规则', z.enum(suspensionRuleNames).describe('Under which rule.')),
      reason: text({ name: '原因', min: 4, max: 200, lines: 'one' }).describe('What the person will read.'),
      days: wants('天数须为 1 至 365', z.int().min(1).max(365).describe('For how many days.')),
    }),
    output: z.strictObject({ suspension }),
    errors: ['ACCOUNT_NOT_FOUND', 'SUSPENDED_ALREADY', 'SUSPENSION_TOO_LONG'],
  }),
  lift: action({
    feature: 'support',
    name: 'lift',
    summary: 'Lifts a suspension before its time',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      suspensionId,
      reason: text({ name: '原因', min: 4, max: 200, lines: 'one' }).describe('Why it is lifted.'),
    }),
    output: z.strictObject({ suspension }),
    errors: ['NOT_SUSPENDED'],
  }),
};
