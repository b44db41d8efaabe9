/** As what a publisher has been verified. */
export const verifications = ['none', 'person', 'enterprise'] as const;
export type Verification = (typeof verifications)[number];
