/** Whether a symbol fits the words said about it: its kind, where it is, what it is in. */
import type { SymbolKind } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { moduleSegments, ownersOf } from '../../core/terrain/naming.ts';

/** What a kind word may mean when nothing is exactly that: people call a method a function, and a constant a variable. */
const looseKinds: Readonly<Partial<Record<SymbolKind, readonly SymbolKind[]>>> = {
  function: ['method'],
  method: ['function', 'property'],
  variable: ['constant', 'attribute', 'property', 'parameter', 'import'],
  constant: ['variable', 'attribute', 'property', 'enumMember'],
  attribute: ['property', 'variable', 'constant', 'enumMember', 'parameter'],
  property: ['attribute', 'method', 'variable', 'parameter'],
  parameter: ['variable', 'property'],
  type: ['interface', 'class', 'enum', 'typeParameter'],
  enum: ['class', 'type'],
  enumMember: ['attribute', 'property'],
  interface: ['class', 'type'],
  namespace: ['class', 'variable'],
  typeParameter: ['type'],
};

/** Those of the kind asked for; if there are none, those that people may mean by the word. */
export function ofKind<T extends { readonly kind: SymbolKind }>(items: readonly T[], kind: SymbolKind): readonly T[] {
  const exact = items.filter((item) => item.kind === kind);
  return exact.length > 0 ? exact : items.filter((item) => looseKinds[kind]?.includes(item.kind));
}

/** "utils/dates.py", "utils/dates", "utils.dates", "dates", "utils": a file, a module or a folder it lies in. */
export function pathFits(path: string, hint: string): boolean {
  const wanted = hint.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
  if (path === wanted || path.endsWith(`/${wanted}`) || path.startsWith(`${wanted}/`) || path.includes(`/${wanted}/`)) return true;
  const segments = moduleSegments(path);
  return containsRun(segments, wanted.split('/')) || (!wanted.includes('/') && containsRun(segments, wanted.split('.')));
}

function containsRun(segments: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= segments.length; at++) {
    if (run.every((part, i) => segments[at + i] === part)) return true;
  }
  return false;
}

/** Whether the class or function named stands around the symbol. */
export function containerFits(view: FileView, symbol: number, hint: string): boolean {
  const owners = ownersOf(view, symbol);
  const wanted = hint.split('.').reverse();
  for (let at = 0; at + wanted.length <= owners.length; at++) {
    if (wanted.every((part, i) => owners[at + i] === part)) return true;
  }
  return false;
}

/** Whether it is the one right around the symbol. */
export function isOwnedBy(view: FileView, symbol: number, hint: string): boolean {
  const owners = ownersOf(view, symbol);
  return hint
    .split('.')
    .reverse()
    .every((part, i) => owners[i] === part);
}

/** "b.C" before ".m": whether the dotted words right before a name are the end of where the symbol really is. */
export function prefixFits(view: FileView, symbol: number, prefix: readonly string[], moduleNames: readonly string[]): boolean {
  if (prefix.length === 0) return true;
  const owners = [...ownersOf(view, symbol)].reverse();
  const ways = [moduleSegments(view.path), ...moduleNames.map((name) => name.split(/[./]/))];
  return ways.some((segments) => endsWith([...segments, ...owners], prefix));
}

function endsWith(all: readonly string[], end: readonly string[]): boolean {
  return end.length <= all.length && end.every((part, i) => all[all.length - end.length + i] === part);
}
