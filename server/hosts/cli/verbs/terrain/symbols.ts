/** `swarm terrain symbols [SELECTOR]`: the symbols of the workspace that a selector means; without one, all. */
import type { Facts, Step } from '../../../../core/facts/facts.ts';
import type { Refusal } from '../../../../core/operation/operation.ts';
import { Resolver } from '../../../../core/terrain/resolver.ts';
import { type Selection, select } from '../../../../core/terrain/select/evaluate.ts';
import { readSelector } from '../../../../core/terrain/select/readSelector.ts';
import { dottedNameOf, type SelectedSymbol } from '../../../../core/terrain/select/selectedSymbol.ts';
import type { Selector } from '../../../../core/terrain/select/selector.ts';
import { selectorText } from '../../../../core/terrain/select/selectorText.ts';
import { kindWords } from '../../../../core/terrain/select/selectorWords.ts';
import { Terrain } from '../../../../core/terrain/terrain.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { languageRules } from '../../../languageRules.ts';
import { reportError } from '../../output.ts';
import { countOf } from '../../render/plan.ts';
import { cutTo } from '../../render/width.ts';
import type { TerrainGround } from './ground.ts';
import { spokenSymbol } from './spokenTarget.ts';

export async function symbols(ground: TerrainGround, written: readonly string[], limit: number): Promise<ExitCode> {
  const { output } = ground;
  const read = written.length === 0 ? { ok: true as const, value: { kind: 'all' } as const } : readSelector(written.join(' '));
  if (!read.ok) return reportError(output, read.error);
  await ground.index();
  const found = await ground.ask((facts) => selected(ground, read.value, facts));
  if (!found.ok) return found.error;
  const { symbols: all } = found.value;
  const unknown = [...found.value.unknown, ...ground.unindexed];
  const shown = all.slice(0, limit);
  if (output.json)
    output.document({
      selector: selectorText(read.value),
      count: all.length,
      symbols: shown.map((item) => document(ground, item)),
      unknown,
    });
  else {
    for (const item of shown) output.result(line(ground, item));
    output.say(
      output.errorColors.dim(
        `${countOf(all.length, 'symbol')}${shown.length < all.length ? `, of which ${shown.length} are shown; --limit shows more` : ''}`,
      ),
    );
    for (const sentence of unknown) output.say(output.errorColors.dim(sentence));
  }
  return ExitCode.done;
}

function selected({ session }: TerrainGround, selector: Selector, facts: Facts): Step<Selection, Refusal> {
  const resolver = new Resolver(new Terrain(facts, languageRules));
  const { index } = session.terrain;
  return select(selector, {
    records: [...index.records()],
    waiting: index.state.waiting,
    resolver,
    spoken: (name) => spokenSymbol(resolver, name, 'symbols'),
  });
}

function document(ground: TerrainGround, item: SelectedSymbol): unknown {
  const symbol = item.record.outline.symbols[item.ix];
  return {
    name: dottedNameOf(item),
    kind: symbol?.kind,
    exported: symbol?.exported,
    signature: symbol?.signature,
    ...ground.at({ path: item.record.path, start: symbol?.nameExtent.start ?? 0 }),
  };
}

function line(ground: TerrainGround, item: SelectedSymbol): string {
  const { dim } = ground.output.colors;
  const symbol = item.record.outline.symbols[item.ix];
  const place = ground.name({ path: item.record.path, start: symbol?.nameExtent.start ?? 0 });
  const what = `${symbol === undefined ? '' : kindWords[symbol.kind]} ${dottedNameOf(item)}`;
  return `${cutTo(what, ground.output.columns - place.length - 2)}  ${dim(place)}`;
}
