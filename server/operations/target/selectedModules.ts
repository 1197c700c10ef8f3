/** Modules that are told by what they have in common: "all modules whose names end in _utils". Files of code; a package's own file goes with its folder. */
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import { nameFits, placeFits } from '../../core/terrain/select/placeFits.ts';
import type { Selector } from '../../core/terrain/select/selector.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

type Fits = (path: WorkspacePath) => boolean;

/** By path; none where the selector does not ask for modules, or asks what is told of symbols only. */
export function selectedModules(selector: Selector, paths: readonly WorkspacePath[]): readonly WorkspacePath[] {
  if (!asksForModules(selector)) return [];
  const fits = fitsOf(selector);
  if (fits === undefined) return [];
  return paths
    .filter((path) => deepLanguageOfPath(path) !== undefined && !/(?:^|\/)(?:__init__|index)\.\w+$/.test(path) && fits(path))
    .sort();
}

function asksForModules(selector: Selector): boolean {
  if (selector.kind === 'ofKind') return selector.kinds.every((kind) => kind === 'module');
  return selector.kind === 'and' && selector.of.some(asksForModules);
}

function fitsOf(selector: Selector): Fits | undefined {
  switch (selector.kind) {
    case 'all':
      return () => true;
    case 'ofKind':
      return () => selector.kinds.includes('module');
    case 'named': {
      const test = nameFits(selector.pattern);
      return (path) => test(moduleSegments(path).at(-1) ?? '');
    }
    case 'in':
      return placeFits(selector.place);
    case 'has':
      return selector.trait === 'test' ? isTestPath : undefined;
    case 'and':
    case 'or': {
      const parts = selector.of.map(fitsOf);
      if (!parts.every((part) => part !== undefined)) return undefined;
      return (path) => (selector.kind === 'and' ? parts.every((part) => part(path)) : parts.some((part) => part(path)));
    }
    case 'not': {
      const part = fitsOf(selector.of);
      return part && ((path) => !part(path));
    }
    case 'inside':
    case 'related':
    case 'decorated':
      return undefined;
  }
}
