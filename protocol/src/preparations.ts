/** Preparations a person can declare; any other is confirmed by a nurse. */
export const selfPreparations = ['full-bladder', 'empty-bladder'] as const;
