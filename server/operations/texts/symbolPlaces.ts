/** Where files that are no code name a symbol in a form that tools follow: entry points, roles and directives of documentation. */
import type { MentionsFact } from '../../core/facts/facts.ts';
import { wordOffsets } from '../../core/facts/words.ts';
import type { LocatedReference } from '../../core/operation/operation.ts';
import { entriesOfPyproject, entriesOfSetupCfg } from '../../core/terrain/relations/entryDeclarations.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { nameOf } from '../../core/terrain/workspacePaths.ts';
import { isChronicle, isDocument, isStructured } from './wordMarks.ts';

const TEXTS_MAX = 300;

export interface NamedSymbol {
  readonly name: string;
  readonly newName: string;
  /** All dotted names by which it may be written whole, its own name left out: "app.cli", "app.cli.Reader". */
  readonly within: readonly string[];
  /** Nothing else that others can name is called so. */
  readonly alone: boolean;
}

export function symbolPlaces(terrain: Terrain, mentions: MentionsFact, symbol: NamedSymbol): readonly LocatedReference[] {
  return mentions.other.slice(0, TEXTS_MAX).flatMap(({ path }): readonly LocatedReference[] => {
    const isProject = /^(?:pyproject\.toml|setup\.cfg)$/.test(nameOf(path));
    if (!isProject && (!isDocument(path) || isChronicle(path))) return [];
    const fact = terrain.facts.file(path);
    if (fact === undefined) terrain.needs.add({ kind: 'file', path });
    if (fact?.state !== 'text' || !fact.writable) return [];
    const starts = isProject ? inEntries(path, fact.text, symbol) : inRoles(fact.text, symbol);
    const why = isProject ? 'is an entry point that a project declares' : 'is named in documentation as code';
    return starts.map((start) => ({
      path,
      start,
      end: start + symbol.name.length,
      newText: symbol.newName,
      confidence: 0.9,
      why,
      how: 'string',
    }));
  });
}

function inEntries(path: string, text: string, { name, within }: NamedSymbol): readonly number[] {
  const declared = nameOf(path) === 'pyproject.toml' ? entriesOfPyproject(text) : entriesOfSetupCfg(text);
  return declared.flatMap(({ start, end, module, attribute }) => {
    const segments = attribute.split('.');
    const at = segments.indexOf(name);
    if (at === -1 || !within.includes([module, ...segments.slice(0, at)].join('.'))) return [];
    const before = [...segments.slice(0, at), ''].join('.').length;
    return [start + text.slice(start, end).lastIndexOf(attribute) + before];
  });
}

function inRoles(text: string, { name, within, alone }: NamedSymbol): readonly number[] {
  return [...wordOffsets(text, name)].filter((at) => {
    if (!isStructured(text, at)) return false;
    const qualifier = /[\w.]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0].replace(/\.$/, '') ?? '';
    return qualifier === '' ? alone : within.some((whole) => whole === qualifier || whole.endsWith(`.${qualifier}`));
  });
}
