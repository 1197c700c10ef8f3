/** Whether other files can name a symbol, as far as its own file tells. */
import type { Nested } from './nesting.ts';
import type { ExportedRule } from './wideGrammar.ts';

export function isExported(rule: ExportedRule, nested: Nested, text: string, shownAbove: boolean): boolean {
  const { declaration, container, extensionOf, access, marked } = nested;
  if (shownAbove) return true;
  if (marked !== undefined) return marked === 'shown';
  if (access !== undefined && declaration.kind !== 'constant') return access !== 'private'; // sections of Ruby mean methods
  const { kind } = container?.declaration ?? { kind: 'file' };
  const inType = extensionOf !== undefined || (container !== undefined && kind !== 'namespace' && kind !== 'module');
  if (rule.capital) return /^\p{Lu}/u.test(declaration.name);
  const words = new Set(text.slice(declaration.start, declaration.nameExtent.start).match(/[\p{L}_]\w*/gu));
  const has = (wanted: readonly string[] = []): boolean => wanted.some((word) => words.has(word));
  if (has(rule.hidden) || (!inType && has(rule.hiddenAtTop))) return false;
  if (extensionOf === undefined && rule.hiddenIn?.includes(kind)) return false;
  if (!rule.shown || has(rule.shown)) return true;
  return extensionOf === undefined && (rule.shownIn ?? []).includes(kind);
}
