// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

/** What publishers pay for: to open a task, more places of an open one, other terms that cost more. */
export const fundingPurposes = ['open', 'places', 'terms'] as const;
