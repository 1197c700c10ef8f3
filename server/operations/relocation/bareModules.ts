/** Modules of TypeScript and JavaScript that nothing is left in though others still take them whole: `export {};` keeps them modules. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { LocatedReference, OperationDecision } from '../../core/operation/operation.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Assembled } from './assemble.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { moduleStyle } from './scriptExports.ts';
import { filesNaming, leadsTo } from './sites.ts';

export function keepModules(changing: Changing, assembled: Assembled): Assembled {
  const references = [...assembled.references];
  for (const path of changing.homes.sources) {
    const module = changing.order.removed.has(path) ? undefined : changing.ground.module(path);
    if (!module || moduleStyle(module) !== 'modules' || assembled.insertions.some((each) => each.path === path)) continue;
    const bare = module.units.every(({ code }) => goes(references, path, code.start, code.end));
    const users = bare ? takersOf(changing, path, references) : [];
    const last = references.findLastIndex((each) => each.path === path);
    const cut = references[last];
    if (users.length === 0 || !cut) continue;
    references[last] = { ...cut, newText: bareText(module, references, cut) };
    changing.decide(kept(path, users));
  }
  return { ...assembled, references };
}

function goes(references: readonly LocatedReference[], path: WorkspacePath, start: number, end: number): boolean {
  return references.some((each) => each.path === path && each.newText === '' && each.start <= start && end <= each.end);
}

/** Files with an import of the whole module that stays. */
function takersOf({ ground, order }: Changing, source: WorkspacePath, references: readonly LocatedReference[]): readonly WorkspacePath[] {
  return filesNaming(ground, source).filter((path) => {
    const module = path === source || order.removed.has(path) || order.fresh.has(path) ? undefined : ground.module(path);
    return module?.view.index.imports.some(
      (record, ix) =>
        record.names.length === 0 &&
        leadsTo(ground, module.view, ix, source) &&
        !references.some((each) => each.path === path && each.start < record.end && record.start < each.end),
    );
  });
}

function bareText({ text }: Module, references: readonly LocatedReference[], cut: LocatedReference): string {
  let above = '';
  let at = 0;
  for (const each of references.filter(({ path, start }) => path === cut.path && start <= cut.start).sort((a, b) => a.start - b.start)) {
    above += text.slice(at, each.start);
    at = each.end;
  }
  const lineBreak = lineBreakIn(text);
  const gap = above.trim() === '' || /\n\r?\n$/.test(above) ? '' : lineBreak.repeat(above.endsWith('\n') ? 1 : 2);
  return `${gap}export {}${/;[ \t]*\r?$/m.test(text) ? ';' : ''}${text.endsWith('\n') ? lineBreak : ''}`;
}

function kept(path: WorkspacePath, users: readonly WorkspacePath[]): OperationDecision {
  return {
    kind: 'plan',
    choice: `leaves “export {}” in ${path}`,
    rationale: `nothing is left of it, and ${users.join(', ')} still ${users.length === 1 ? 'takes' : 'take'} it whole, which only a module can be; what moved is not offered through it any more`,
    rejected: [{ choice: 'remove it', whyNot: 'those would have nothing to import' }],
    confidence: 0.7,
    about: users.map((user) => ({ path: user, start: 0, end: 0 })),
  };
}
