/** Who may use a thing without naming it: tools that find it by its place or name, what is decorated, the language itself. */

import type { LeftAlone } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import { entryPointsOf } from '../../core/terrain/relations/entryPoints.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { nameOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from '../relocation/ground.ts';
import { shownLine } from '../texts/shownLine.ts';

/** Decorators that only say what a function is; any other may hand it to somebody. */
const plainDecorators =
  /(?:^|\.)(?:property|cached_property|staticmethod|classmethod|abstractmethod|override|overload|final|setter|getter|deleter|lru_cache|cache|wraps|contextmanager|dataclass|total_ordering|deprecated|functools\.\w+)$/;

/** Files that tools look for by their names. */
const knownFiles =
  /^(?:conftest|setup|manage|noxfile|fabfile|tasks|wsgi|asgi|settings|sitecustomize|__main__|hubconf)\.py$|\.config\.[cm]?[jt]s$|^\.[a-z]+rc\.[cm]?js$|^(?:gulpfile|gruntfile|Gruntfile|karma\.conf|jest\.setup|vitest\.setup)\.[cm]?[jt]s$/;

/** How the workspace is entered through a symbol or file; undefined: not at all. */
export function entryOf(ground: Ground, path: WorkspacePath, symbol: SymbolRef | undefined): string | undefined {
  const entry = entryPointsOf(ground.resolver).find((each) =>
    symbol === undefined ? each.path === path : each.symbol !== undefined && symbolKey(each.symbol) === symbolKey(symbol),
  );
  if (entry === undefined) return symbol === undefined && knownFiles.test(nameOf(path)) ? 'tools find it by its name' : undefined;
  switch (entry.kind) {
    case 'command':
      return `it is the command “${entry.name}” of ${entry.declared.path}`;
    case 'plugin':
      return `it is the plug-in “${entry.name}” of ${entry.declared.path}`;
    case 'package':
      return `${entry.declared.path} publishes it`;
    case 'mainModule':
    case 'mainGuard':
      return 'it can be run by itself';
  }
}

/** Places of the thing that speak for a use nobody can see from the code. */
export function unseenUses(ground: Ground, ref: SymbolRef): readonly LeftAlone[] {
  const module = ground.module(ref.path);
  const symbol = module?.view.symbol(ref.symbol);
  if (module === undefined || symbol === undefined) return [];
  const say = (why: string): LeftAlone => {
    const { start, end } = symbol.nameExtent;
    return { path: ref.path, start, end, why, text: shownLine(module.text, start) };
  };
  const decorator = symbol.decorators.find((each) => !plainDecorators.test(each));
  if (decorator !== undefined) return [say(`its decorator “${decorator}” may hand it to somebody`)];
  const isMember = symbol.container !== NONE && module.view.isMember(ref.symbol);
  if (!isMember) return [];
  if (/^__\w+__$/.test(symbol.name) || symbol.name === 'constructor') return [say('the language itself calls members of that name')];
  const line = ground.resolver.values.line({ path: ref.path, symbol: symbol.container });
  const builtin = line.outside && ground.terrain.rulesOf(ref.path)?.builtinMembers.has(symbol.name) === true;
  if (line.outsideImported || builtin) return [say('its class has ancestors outside of the workspace, which may call it')];
  return [];
}
