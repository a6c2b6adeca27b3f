/** What one is to the other: `spouse` of both, `parent` of one and `child` of the other. */
export const relations = ['spouse', 'parent', 'child', 'sibling', 'other'] as const;
export type Relation = (typeof relations)[number];

/** What the person is to the relative, given what the relative is to him. */
export const converse: Record<Relation, Relation> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  other: 'other',
};
