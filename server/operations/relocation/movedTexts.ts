/** What files that are no code say of symbols that move, and of modules that go: what tools read follows, the rest where it is asked for. */

import type { LeftAlone, LocatedReference } from '../../core/operation/operation.ts';
import { withoutExtension } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { movedSymbolPlaces } from '../texts/movedSymbolPlaces.ts';
import { type NamedPlaces, type NewAddress, namedPlaces } from '../texts/namedPlaces.ts';
import { shownLine } from '../texts/shownLine.ts';
import type { Changing } from './changing.ts';
import { stemOf } from './sites.ts';
import { moduleNameLike } from './stringSites.ts';

export function movedTexts(changing: Changing): NamedPlaces {
  const { homes, order, ground } = changing;
  const docs = order.also?.includes('docs') === true;
  const references: LocatedReference[] = [];
  const left: LeftAlone[] = [];
  const take = (found: NamedPlaces): void => {
    const isFree = (each: LocatedReference | LeftAlone): boolean =>
      ![...references, ...left].some(({ path, start, end }) => path === each.path && start < each.end && each.start < end);
    references.push(...found.references.filter(isFree));
    left.push(...found.left.filter(isFree));
  };
  // Where the old module goes on offering it, what names it there still finds it.
  for (const { name, ref, to } of order.keep ? [] : homes.symbols) {
    const rules = ground.terrain.rulesOf(ref.path);
    const old = rules?.family === 'python' ? rules.moduleNames(ref.path, ground.terrain.facts) : [];
    const now = (written: string): string => moduleNameLike(changing, ref.path, to, written) ?? written;
    take(movedSymbolPlaces(ground.terrain, { name, from: ref.path, to, dotted: old.length === 0 ? undefined : { old, now } }, docs));
  }
  for (const [source, heir] of order.heirs ?? []) take(heirPlaces(changing, source, heir, docs));
  return { references, left };
}

/** What named the module that goes names the one that took its place; where that is named already, the line is left to go by hand. */
function heirPlaces(changing: Changing, source: WorkspacePath, heir: WorkspacePath, docs: boolean): NamedPlaces {
  const { terrain } = changing.ground;
  const mentions = terrain.facts.mentions(stemOf(source));
  if (!mentions) {
    terrain.needs.add({ kind: 'mentions', word: stemOf(source) });
    return { references: [], left: [] };
  }
  const [old] = terrain.rulesOf(source)?.family === 'python' ? (terrain.rulesOf(source)?.moduleNames(source, terrain.facts) ?? []) : [];
  const now = old === undefined ? undefined : moduleNameLike(changing, source, heir, old);
  const address: NewAddress = {
    dotted: old === undefined || now === undefined ? undefined : { old, now },
    moved: (path) => (path === source ? heir : path === withoutExtension(source) ? withoutExtension(heir) : undefined),
  };
  const found = namedPlaces(terrain, mentions, address, docs);
  const doubled = found.references.filter(({ path, start, newText }) => isNamedBeside(textOf(changing, path), start, newText));
  return {
    references: found.references.filter((each) => !doubled.includes(each)),
    left: [
      ...found.left,
      ...doubled.map(({ path, start, end, newText }) => ({
        path,
        start,
        end,
        why: `names ${source}, which is no more; ${newText} is named beside it already, so take it out`,
        text: shownLine(textOf(changing, path), start),
      })),
    ],
  };
}

/** In the same list, or by the same directive. */
function isNamedBeside(text: string, start: number, name: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const directive = /^\s*\.\. [\w:]+::/.exec(line)?.[0].trim();
  const isWhole = (at: number, within: string): boolean =>
    !/[\w./-]/.test(within[at - 1] ?? '') && !/[\w-]/.test(within[at + name.length] ?? '');
  if (directive !== undefined) return text.split('\n').some((each) => each.trim() === `${directive} ${name}`);
  const open = text.lastIndexOf('[', start);
  const isList = open > text.lastIndexOf(']', start) && !/^\[[\w."-]+\]/.test(text.slice(open));
  const end = text.indexOf(isList ? ']' : '\n', start);
  const list = text.slice(isList ? open : start - line.length, end === -1 ? text.length : end);
  for (let at = list.indexOf(name); at !== -1; at = list.indexOf(name, at + 1)) if (isWhole(at, list)) return true;
  return false;
}

function textOf({ ground }: Changing, path: WorkspacePath): string {
  const fact = ground.terrain.facts.file(path);
  return fact?.state === 'text' ? fact.text : '';
}
