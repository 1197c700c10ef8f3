/** The directives and import lines of an ECMAScript file that is about to be made. */
import type { Facts } from '../../../core/facts/facts.ts';
import type { Answer, BroughtImport, ImportHeader, ImportingFile, WantedImport } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf } from '../../../core/terrain/imports/lines.ts';
import { byLetter } from '../../../core/terrain/imports/nameList.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { FactReader } from '../modules/factReader.ts';
import { newClauses } from './changedClause.ts';
import { clausesOf, rankOf } from './clauses.ts';
import { isDirective } from './codeStart.ts';
import { isCommonJs, scriptStyle, typeStyle } from './scriptStyle.ts';
import { partFor } from './wanted.ts';

export function headerFor(
  path: WorkspacePath,
  wanted: readonly WantedImport[],
  like: ImportingFile | undefined,
  facts: Facts,
): Answer<ImportHeader> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const parts: { readonly part: Parameters<typeof newClauses>[0][number]; readonly forTypes: boolean }[] = [];
  const brought: BroughtImport[] = [];
  for (const each of wanted) {
    if (each.module.kind === 'file' && each.module.path === path) {
      brought.push({ kind: 'own' });
      continue;
    }
    const part = partFor({ path, index: undefined }, each, facts);
    if (part.kind === 'need') return part;
    brought.push({ kind: 'added', local: part.value.local });
    parts.push({ part: part.value, forTypes: each.time.kind === 'typeOnly' });
  }
  const reader = new FactReader(facts);
  const clauses = like === undefined ? [] : clausesOf(like, facts);
  const required = isCommonJs({ path, text: like?.text ?? '' }, clauses, reader);
  const types = like === undefined ? 'statement' : typeStyle({ ...like, path }, clauses, reader);
  if (reader.requests.length > 0) return { kind: 'need', requests: reader.requests };
  const style = scriptStyle(like?.text ?? '', clauses);
  const groups = Map.groupBy(parts, ({ part, forTypes }) => `${forTypes && types !== 'plain' && !required} ${part.module}`);
  const texts = [...groups].map(([key, same]) => {
    const module = same[0]?.part.module ?? '';
    const kind = required ? 'require' : key.startsWith('true') ? 'type' : 'value';
    const of = [...new Map(same.map(({ part }) => [`${part.kind} ${part.name} ${part.local}`, part])).values()];
    return { rank: rankOf(path, module, facts), module, text: newClauses(of, kind, style).join('\n') };
  });
  const eol = lineBreakOf(like?.text ?? '');
  const lines = texts.toSorted((a, b) => a.rank - b.rank || byLetter(a.module, b.module)).map(({ text }) => text + eol);
  const directives = (like?.root.namedChildren.filter(isDirective) ?? []).map(({ text }) => text + eol);
  const head = directives.length > 0 && lines.length > 0 ? [...directives, eol] : directives;
  return { kind: 'done', value: { text: [...head, ...lines].join('').replaceAll(/\r?\n/g, eol), brought } };
}
