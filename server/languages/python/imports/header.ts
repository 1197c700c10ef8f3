/** The import lines of a Python file that is about to be made. */
import type { Facts } from '../../../core/facts/facts.ts';
import type { Answer, BroughtImport, ImportHeader, ImportingFile, WantedImport } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf } from '../../../core/terrain/imports/lines.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { allClauses } from './clauses.ts';
import { styleOf } from './clauseText.ts';
import { isSameModule } from './needed.ts';
import { clausesOfGroups, groupsOf, typeCheckingClause } from './newGroups.ts';
import { clauseFor, type WantedName } from './wanted.ts';

export function headerFor(
  path: WorkspacePath,
  wanted: readonly WantedImport[],
  like: ImportingFile | undefined,
  facts: Facts,
): Answer<ImportHeader> {
  if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const named: WantedName[] = [];
  const brought: BroughtImport[] = [];
  // What code needs of the future goes with it: it may mean something else without.
  const future = like?.index.imports.filter(({ specifier }) => specifier === '__future__').flatMap(({ names }) => names) ?? [];
  const typeOnly = wanted.some(({ time }) => time.kind === 'typeOnly');
  const all = [
    ...wanted,
    ...future.map(({ name }) => nameOf('__future__', name)),
    ...(typeOnly ? [nameOf('typing', 'TYPE_CHECKING')] : []),
  ];
  for (const each of all) {
    if (each.module.kind === 'file' && isSameModule(each.module.path, path)) {
      brought.push({ kind: 'own' });
      continue;
    }
    const clause = clauseFor({ path, index: like?.index }, each, facts);
    if (clause.kind === 'need') return clause;
    const result: BroughtImport = { kind: 'added', local: clause.value.local };
    brought.push(result);
    const time: WantedImport['time'] = each.time.kind === 'deferred' ? { kind: 'load' } : each.time;
    named.push({ wanted: { ...each, time }, brought: result, clause: clause.value.clause, instead: [] });
  }
  const style = styleOf(like?.text ?? '', like === undefined ? [] : allClauses(like, facts));
  const groups = groupsOf(named, { path }, facts);
  const load = clausesOfGroups(
    groups.filter(({ time }) => time.kind !== 'typeOnly'),
    [],
    style,
    '',
  ).map(({ text }) => text);
  const block = typeCheckingClause(
    groups.filter(({ time }) => time.kind === 'typeOnly'),
    false,
    style,
  );
  const text = [...load, ...(block === undefined ? [] : [block])].join('\n\n');
  const eol = lineBreakOf(like?.text ?? '');
  return { kind: 'done', value: { text: text === '' ? '' : text.replaceAll('\n', eol) + eol, brought: brought.slice(0, wanted.length) } };
}

function nameOf(specifier: string, name: string): WantedImport {
  return { module: { kind: 'spelt', specifier }, what: { kind: 'name', name }, local: undefined, time: { kind: 'load' } };
}
