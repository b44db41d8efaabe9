/** Titles of the sandbox's subscribe-message templates by id (local/ports.ts): what people read when they are asked. */
export const templateTitles: Readonly<Record<string, string>> = { 'order-result': '报名结果通知' };
