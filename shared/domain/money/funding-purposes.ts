/** What publishers pay for: to open a task, more places of an open one, other terms that cost more. */
export const fundingPurposes = ['open', 'places', 'terms'] as const;
