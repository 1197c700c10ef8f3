/** Words that every file with a match holds: a look at the text spares the parse of most files. */
import type { PatternNode, TextShape } from './compiledPattern.ts';
import type { NodeRules } from './matchNode.ts';

/** More would cost more than they spare. */
const wordsMax = 8;

/** The rarest-looking first: the longest. */
export function wordsOf(roots: readonly PatternNode[], rules: NodeRules): readonly string[] {
  const words = new Set<string>();
  const visit = (node: PatternNode): void => {
    switch (node.is) {
      case 'hole':
        return;
      case 'leaf':
        if (mayDiffer(node.type, node.text, rules)) return;
        for (const word of node.text.split(/\s+/)) add(word);
        return;
      case 'shape':
        if (!rules.caseless.has(node.type)) for (const word of literalsOf(node.shape)) add(word);
        return;
      case 'string':
        for (const word of node.shape ? literalsOf(node.shape) : node.literal.content.split(/[\s\\"'`]+/)) add(word);
        return;
      case 'branch':
        for (const child of node.children) visit(child);
    }
  };
  const add = (word: string): void => {
    if (word.length > 1) words.add(word);
  };
  for (const root of roots) visit(root);
  return [...words].sort((a, b) => b.length - a.length).slice(0, wordsMax);
}

/** Whether what is equal may be spelled in another way: keywords in upper case, either quote. */
function mayDiffer(type: string, text: string, rules: NodeRules): boolean {
  return rules.caseless.has(type) || (type === text && rules.caselessKeywords) || /["'`]/.test(text);
}

/** Runs of characters that stand for themselves in the expression of a shape. */
function literalsOf({ expression }: TextShape): readonly string[] {
  return expression.source.replace(/\(\[\\s\\S\][*+]\??\)|\\s\+|\\[\s\S]/g, ' ').match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
}
