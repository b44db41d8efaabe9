/** What WeChat tells somebody who has asked for it, each by a template of its own: outcome, reminder, change, acceptance. */
export const messagePurposes = ['orderResult', 'workReminder', 'orderChange', 'acceptance'] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

/** Template ids of a deployment; what has none is told in the app only. */
export type SubscribeTemplates = Readonly<Partial<Record<MessagePurpose, string>>>;
