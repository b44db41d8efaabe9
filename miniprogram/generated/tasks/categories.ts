// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

export const taskCategories = ['recruiting', 'promotion', 'other'] as const;
export type TaskCategory = (typeof taskCategories)[number];
