// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

/** How a task admits people: by itself while places are left, or after its publisher has looked. */
export const admissions = ['first-come', 'reviewed'] as const;
