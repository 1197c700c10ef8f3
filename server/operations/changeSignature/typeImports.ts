/** Names that a new type or value uses: what of them is not there yet is imported, where it can be told from where. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import { declaredSymbols } from '../../core/terrain/meanings.ts';
import { scopeAround } from '../../core/terrain/relations/callerAround.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { pathFits } from '../target/hints.ts';
import type { FamilyChange } from './familyChange.ts';
import type { FileRewrite } from './fileRewrite.ts';

/** Where names of Python's standard library that annotations use come from. */
const wellKnown: Readonly<Record<string, string>> = {
  Path: 'pathlib',
  PurePath: 'pathlib',
  Decimal: 'decimal',
  Fraction: 'fractions',
  UUID: 'uuid',
  Enum: 'enum',
  StringIO: 'io',
  BytesIO: 'io',
  OrderedDict: 'collections',
  defaultdict: 'collections',
  Counter: 'collections',
  deque: 'collections',
  timedelta: 'datetime',
  partial: 'functools',
  Logger: 'logging',
  ...Object.fromEntries(
    [
      'Callable',
      'Iterable',
      'Iterator',
      'Mapping',
      'MutableMapping',
      'Sequence',
      'Awaitable',
      'AsyncIterator',
      'Generator',
      'Collection',
    ].map((name) => [name, 'collections.abc']),
  ),
  ...Object.fromEntries(
    [
      'Any',
      'Optional',
      'Union',
      'List',
      'Dict',
      'Tuple',
      'Set',
      'Type',
      'Literal',
      'Protocol',
      'TypeVar',
      'IO',
      'TextIO',
      'BinaryIO',
      'NamedTuple',
      'Final',
      'ClassVar',
    ].map((name) => [name, 'typing']),
  ),
};

/** Modules that a dotted name begins with: "datetime.timedelta". */
const modules: ReadonlySet<string> = new Set(
  'datetime|decimal|pathlib|logging|typing|collections|functools|os|re|uuid|enum|io|time|json|math'.split('|'),
);

/** A piece of code that comes into a file: where it stands there decides what its names mean. */
export interface UsedCode {
  readonly text: string;
  readonly type: boolean;
  readonly at: number;
  readonly source?: string | undefined; // the module its names are imported from, where that was said
}

export function importNames({ resolver, findings }: FamilyChange, file: FileRewrite, codes: readonly UsedCode[]): Step<null, Refusal> {
  const { terrain } = resolver;
  const { path } = file;
  const view = terrain.view(path);
  const rules = terrain.rulesOf(path);
  const indexed = terrain.file(path);
  const root = terrain.tree(path);
  if (!view || !rules || !indexed || !root) return { kind: 'done', value: null };
  const wanted: WantedImport[] = [];
  for (const { text, type, at, source } of codes) {
    for (const [dotted, name = ''] of freeNames(text)) {
      if (view.lookup(scopeAround(view, at), name) !== NONE || rules.builtinNames.has(name) || wanted.some((each) => nameOf(each) === name))
        continue;
      const found = wantedImport(resolver, path, { name, isDotted: dotted !== name, type, source });
      if (found === 'unknown') {
        if (!type || view.family === 'python')
          findings.decisions.push({
            kind: 'plan',
            choice: `wrote “${name}” in ${path} without importing it`,
            rationale: 'where it comes from cannot be told',
            rejected: [],
            confidence: 0.4,
            about: [],
          });
      } else wanted.push(found);
    }
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (wanted.length === 0) return { kind: 'done', value: null };
  const edits = rules.imports.edit({ path, text: file.text, index: indexed.index, root }, { bring: wanted, drop: [] }, terrain.facts);
  if (edits.kind === 'need') return edits;
  for (const { start, end, newText, why } of edits.value.edits) {
    if (start === end) file.insert(start, newText, { why, confidence: 0.9, how: 'import' });
    else file.substitute({ start, end }, newText, { why, confidence: 0.9, how: 'import' });
  }
  return { kind: 'done', value: null };
}

function nameOf({ what, module, local }: WantedImport): string {
  return local ?? (what.kind === 'name' ? what.name : module.kind === 'spelt' ? module.specifier : module.path);
}

/** Words of the languages that stand for no name. */
const words: ReadonlySet<string> = new Set(
  'None True False null undefined true false self this lambda not and or in is if else for await new typeof void'.split(' '),
);

/** Names that are not read from something else; with all of a dotted one. Strings say nothing. */
function freeNames(text: string): readonly (readonly [string, string])[] {
  const code = text.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, ' ');
  const found = [
    ...code.matchAll(/(?<![\w.$])([\p{ID_Start}_$][\p{ID_Continue}$]*)((?:\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*)(?!\s*[=:](?!=))/gu),
  ];
  return found.flatMap(([dotted, name = '']) => (words.has(name) ? [] : [[dotted, name] as const]));
}

interface Wanted {
  readonly name: string;
  readonly isDotted: boolean;
  readonly type: boolean;
  readonly source: string | undefined;
}

function wantedImport(resolver: Resolver, path: WorkspacePath, { name, isDotted, type, source }: Wanted): WantedImport | 'unknown' {
  const { terrain } = resolver;
  const family = terrain.rulesOf(path)?.family;
  const mentions = terrain.facts.mentions(name);
  if (!mentions) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return 'unknown';
  }
  const declaring = mentions.code.filter((other) => {
    const view = terrain.view(other);
    return (
      other !== path &&
      (source === undefined || pathFits(other, source)) &&
      view !== undefined &&
      view.family === family &&
      declaredSymbols(view, name).some(
        ({ ref }) => view.symbol(ref.symbol)?.scope === 0 && (view.symbol(ref.symbol)?.exports.length ?? 0) > 0,
      )
    );
  });
  const [only] = declaring;
  const time = type && family === 'ecmascript' ? ({ kind: 'typeOnly' } as const) : ({ kind: 'load' } as const);
  if (only && declaring.length === 1) return { module: { kind: 'file', path: only }, what: { kind: 'name', name }, local: undefined, time };
  if (family !== 'python') return 'unknown';
  if (isDotted && modules.has(name))
    return { module: { kind: 'spelt', specifier: name }, what: { kind: 'module' }, local: undefined, time };
  const from = Object.hasOwn(wellKnown, name) ? wellKnown[name] : undefined;
  return from === undefined
    ? 'unknown'
    : { module: { kind: 'spelt', specifier: from }, what: { kind: 'name', name }, local: undefined, time };
}
