/** What follows a new name beyond code, only where that is asked for. */

export const wishes = ['docs', 'comments', 'strings', 'tests'] as const;
/** docs: documents and docstrings; comments: those of code, docstrings included; strings: text in code; tests: their names, and test files. */
export type Wish = (typeof wishes)[number];

export const wishSchema = {
  type: 'array',
  items: { type: 'string', enum: wishes },
  description: 'Only what is asked for: documentation, comments, strings that mention the name, and tests named after it, follow.',
} as const;
