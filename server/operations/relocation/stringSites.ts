/** Names of symbols in strings that are code: `patch("pkg.old.x")`, documentation roles, entry points. */
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { isUsedByTheOldModule } from './oldModuleUse.ts';
import type { Site } from './sites.ts';

export function changeString(changing: Changing, module: Module, site: Site): void {
  const { occurrence, symbol } = site;
  const dotted = occurrence.dotted ?? '';
  const before = dotted.slice(0, dotted.length - occurrence.name.length - 1);
  const start = occurrence.end - dotted.length;
  const written = module.text.slice(start, occurrence.end);
  // An entry point has a colon before the name.
  if (written !== dotted && written !== `${before}:${occurrence.name}`) {
    changing.left.push({ site, why: 'the path in the string is not written in one piece' });
    return;
  }
  if (isPatch(module, start) && isUsedByTheOldModule(changing, symbol)) {
    changing.left.push({ site, why: 'the old module still uses the name it patches' });
    return;
  }
  const spelt = moduleNameLike(changing, symbol.ref.path, symbol.to, before);
  if (spelt === undefined) return;
  const place = { start, end: start + before.length };
  changing.rewrite(module.path, place, spelt, 'names its new module in a string that is used as code', 'string', 0.85);
}

/** How the new module is called where the old one is called `as`. */
export function moduleNameLike({ ground }: Changing, from: Module['path'], to: Module['path'], as: string): string | undefined {
  const { terrain } = ground;
  const names = terrain.rulesOf(from)?.moduleNames(from, terrain.facts) ?? [];
  const fresh = terrain.rulesOf(to)?.moduleNames(to, terrain.facts) ?? [];
  const at = names.indexOf(as);
  return fresh[at] ?? fresh[0];
}

/** In documentation a name leads to where the thing is defined; what is patched is where it is looked up. */
function isPatch({ text }: Module, start: number): boolean {
  return /\b(?:patch|setattr|delattr|mock\w*|Mock\w*|spy\w*)\b[^\n]*$/.test(text.slice(Math.max(0, start - 200), start));
}
