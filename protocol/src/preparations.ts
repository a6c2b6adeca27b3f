/** Preparations a person can declare; any other is confirmed by a nurse. */
export const selfPreparations = ['full-bladder', 'empty-bladder'] as const;

/** What was answered about pregnancy; nothing, where nobody has asked yet. */
export const pregnancyAnswers = ['no', 'possible', 'pregnant'] as const;
export type PregnancyAnswer = (typeof pregnancyAnswers)[number];

/** The flags of a visit that follow from an answer; items name those with which they are not done. */
export const pregnancyFlags: Readonly<Record<PregnancyAnswer, readonly string[]>> = {
  no: ['pregnancy-told'],
  possible: ['pregnancy-told', 'possibly-pregnant'],
  pregnant: ['pregnancy-told', 'pregnant'],
};
