/** The old module goes on offering what moved, for users outside of the workspace: it imports it, or exports it on. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import { afterLine } from './gaps.ts';
import type { Module } from './ground.ts';
import type { MovingSymbol } from './homes.ts';
import { edgeKey, LoadGraph } from './loadGraph.ts';
import { moduleStyle } from './scriptExports.ts';

export function keepNames(changing: Changing): void {
  const { homes, ground, order } = changing;
  for (const path of homes.sources) {
    const module = ground.module(path);
    const moved = homes.symbols.filter(({ ref, because }) => ref.path === path && because === 'asked');
    if (!module || moved.length === 0 || order.removed.has(path)) continue;
    for (const to of new Set(moved.map((each) => each.to))) {
      const group = moved.filter((each) => each.to === to);
      if (
        changing.circles.deferred.has(edgeKey({ from: path, to })) ||
        (!order.fresh.has(to) && new LoadGraph(ground).reaches(to, path, new Set(), []))
      ) {
        changing.find(
          'import-circle',
          `${path} cannot go on offering what moves: ${to} needs ${path} while it is loaded.`,
          'Ask for the move without keeping the old place.',
        );
        continue;
      }
      if (module.view.family === 'python') keepInPython(changing, path, group);
      else keepInScript(changing, module, to, group);
    }
    const names = moved.map(({ name }) => `“${name}”`).join(', ');
    changing.decide({
      kind: 'plan',
      choice: `${path} goes on offering ${names}`,
      rationale: 'asked for: users outside of the workspace may import it from there',
      rejected: [],
      confidence: 0.95,
      about: [],
    });
  }
}

function keepInPython(changing: Changing, path: WorkspacePath, moved: readonly MovingSymbol[]): void {
  for (const { name, to } of moved)
    changing.bring(path, { module: { kind: 'file', path: to }, what: { kind: 'name', name }, local: undefined, time: { kind: 'load' } });
}

function keepInScript(changing: Changing, module: Module, to: WorkspacePath, moved: readonly MovingSymbol[]): void {
  const { ground } = changing;
  const spelt = ground.got(module.imports.specifierOf({ path: module.path, index: module.view.index }, to, ground.terrain.facts));
  if (spelt === undefined) return;
  if (moduleStyle(module) === 'commonJs') {
    changing.find(
      'module-style',
      `${module.path} is a CommonJS module, which does not export on what it imports.`,
      'Ask for the move without keeping the old place.',
    );
    return;
  }
  const isValue = (name: string): boolean =>
    moved.some((each) => each.name === name && !/^(?:interface|type)$/.test(module.view.symbol(each.ref.symbol)?.kind ?? ''));
  const names = new Map(moved.map((each) => [each.name, each]));
  const items = [...names.values()].flatMap((symbol) => {
    const { exports = [] } = module.view.symbol(symbol.ref.symbol) ?? {};
    const type = !isValue(symbol.name);
    return exports.map((name) => ({ item: name === symbol.name ? name : `${symbol.name} as ${name}`, type }));
  });
  const head = module.units.findLast(({ role, nodes }) => role === 'import' && /^(?:import|export)_statement$/.test(nodes[0]?.type ?? ''));
  const quote = head?.nodes[0]?.text.includes('"') ? '"' : "'";
  const semicolon = head && !head.nodes[0]?.text.endsWith(';') ? '' : ';';
  const lineBreak = lineBreakIn(module.text);
  const statements = [false, true].flatMap((type) => {
    const group = items.filter((each) => each.type === type).map(({ item }) => item);
    return group.length === 0
      ? []
      : [`export ${type ? 'type ' : ''}{ ${group.join(', ')} } from ${quote}${spelt}${quote}${semicolon}${lineBreak}`];
  });
  const last = module.units.findLast(({ role }) => role === 'head');
  const after = head ?? last;
  const at = after ? afterLine(module.text, after.end) : (module.units[0]?.start ?? 0);
  const gap = head ? '' : lineBreak;
  changing.rewrite(module.path, { start: at, end: at }, statements.join('') + gap, 'goes on offering it', 'import', 0.97, true);
}
