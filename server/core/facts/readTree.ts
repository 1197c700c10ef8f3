/** A text's tree as a fact. The code inside of its strings is read when it is first asked for, and once. */
import type { SyntaxPort } from '../ports/syntaxPort.ts';
import type { SyntaxNode } from '../syntax/syntaxNode.ts';
import type { DeepLanguageId } from '../terrain/languageId.ts';
import type { TreeFact } from './facts.ts';

export function readTree(syntax: Pick<SyntaxPort, 'tree' | 'quoted'>, language: DeepLanguageId, text: string): TreeFact {
  const root = syntax.tree(language, text);
  if (root === undefined) return { state: 'unread', why: 'reading it takes too long' };
  let quoted: readonly SyntaxNode[] | undefined;
  return {
    state: 'read',
    root,
    quoted: () => {
      quoted ??= syntax.quoted(language, text);
      return quoted;
    },
  };
}
