/** What follows a change beyond code, only where an instruction asks for it. */

export const wishes = ['docs', 'comments', 'strings', 'tests'] as const;
/** docs: documents and docstrings; comments: those of code, docstrings included; strings: text in code; tests: their names, and test files. */
export type Wish = (typeof wishes)[number];
