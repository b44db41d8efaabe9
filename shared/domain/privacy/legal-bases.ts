/** On what ground personal data is processed (PIPL art. 13 and 29), as people read it. */
export const legalBases = {
  contract: '履行您与平台的协议所必需',
  consent: '您的同意，可以随时撤回',
  separateConsent: '您的单独同意，可以随时撤回',
  law: '履行法定义务',
} as const;
export type LegalBasis = keyof typeof legalBases;
