export const taskCategories = ['recruiting', 'promotion', 'other'] as const;
export type TaskCategory = (typeof taskCategories)[number];
