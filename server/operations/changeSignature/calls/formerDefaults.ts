/** What a call that left a parameter out got for it: the default, as it can be written where the call stands. Not what else a call passes. */
import { nodeAt } from '../../../core/syntax/nodeSearch.ts';
import { type Extent, NONE, type SymbolRecord } from '../../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { SignatureRules } from '../../../core/terrain/signatures/writtenSignature.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { PlannedParameter } from '../definitions/draft.ts';
import type { Definition } from '../definitions/family.ts';

/** Undefined: it had none, keeps one, or the default uses a name that means nothing there. */
export function formerDefault(
  resolver: Resolver,
  definition: Definition,
  parameter: PlannedParameter,
  path: WorkspacePath,
): string | undefined {
  const was = parameter.written?.fallback;
  if (was === undefined || parameter.fallback !== undefined || parameter.optional) return undefined;
  const code = definition.text.slice(was.start, was.end);
  if (path === definition.path) return code;
  const hidden = hiddenNames(resolver, definition, was);
  const [only] = hidden;
  if (only === undefined) return code;
  const rules = resolver.terrain.rulesOf(definition.path)?.signatures;
  return rules && hidden.length === 1 && only.name === code ? constantValue(definition, only, rules) : undefined;
}

/** What the code names that its file keeps to itself. */
function hiddenNames({ terrain }: Resolver, { path }: Definition, code: Extent): readonly SymbolRecord[] {
  const view = terrain.view(path);
  return (view?.index.occurrences ?? []).flatMap(({ role, start, end, symbol }) => {
    const meant = code.start <= start && end <= code.end && role === 'reference' ? view?.symbol(symbol) : undefined;
    return meant && meant.scope === 0 && meant.import === NONE && meant.exports.length === 0 ? [meant] : [];
  });
}

/** The literal that a constant stands for; undefined: it is no constant, or not a literal. */
function constantValue({ root, text }: Definition, { nameExtent }: SymbolRecord, rules: SignatureRules): string | undefined {
  const declared = nodeAt(root, nameExtent).parent;
  const value = declared?.type === 'variable_declarator' ? declared.childForFieldName('value') : null;
  if (!value || !declared?.parent?.text.startsWith('const')) return undefined;
  const written = text.slice(value.startIndex, value.endIndex);
  // What is an object or list is one and the same for all calls; a copy of it would be another.
  return rules.isLiteral(written) && !/^[[{/]/.test(written) ? written : undefined;
}
