/** How texts come into the person's language: the editor's `l10n.t`, handed to what must not know the editor. */

export type Translate = (message: string, ...args: readonly (string | number | boolean)[]) => string;
