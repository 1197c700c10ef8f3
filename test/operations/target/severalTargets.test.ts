/** What several names and selectors are taken for: things, each once, or a refusal that says what was looked for. */
import { describe, expect, it } from 'vitest';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { untilDone } from '../../../server/core/facts/untilDone.ts';
import type { OperationDecision, Refusal } from '../../../server/core/operation/operation.ts';
import type { TargetSpec } from '../../../server/core/operation/target.ts';
import { dottedName } from '../../../server/core/terrain/naming.ts';
import { Resolver } from '../../../server/core/terrain/resolver.ts';
import { Terrain } from '../../../server/core/terrain/terrain.ts';
import { resolveTargets } from '../../../server/operations/target/severalTargets.ts';
import { targetDecisions } from '../../../server/operations/target/targetDecisions.ts';
import { type MemoryOptions, memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

const shop = `//- shop/model.py
class Item:
    def price(self): return 1
class Book(Item):
    def price(self): return 2
def parse_row(text): return _clean(text)
def parse_all(texts): return [parse_row(t) for t in texts]
def _clean(text): return text
LIMIT = 3
//- shop/report.py
from shop.model import parse_all
def report(texts): return parse_all(texts)
//- tests/test_model.py
from shop.model import parse_all
def test_all(): assert parse_all([]) == []
//- web/cart.ts
export function total() { return helper(); }
function helper() { return 1; }
//- style/site.css
.btn { color: red }
`;

interface Told {
  readonly names: readonly string[];
  readonly decisions: readonly OperationDecision[];
  readonly read: readonly string[]; // paths
}

async function resolve(specs: readonly (string | Partial<TargetSpec>)[], options: MemoryOptions = {}): Promise<Told | Refusal> {
  const { files } = readFixture(shop);
  const workspace = memoryWorkspace(files, options);
  const source = new MissionFacts(new MissionSnapshot({ workspace, syntax: await sharedSyntax(), physics: scriptedPhysics() }));
  const full = specs.map(
    (spec): TargetSpec => ({
      name: '',
      kind: undefined,
      pathHint: undefined,
      containerHint: undefined,
      cursor: undefined,
      ...(typeof spec === 'string' ? { selector: spec } : spec),
    }),
  );
  const outcome = await untilDone<Told, Refusal>(
    source,
    new AbortController().signal,
    () => 60_000,
    (facts) => {
      const resolver = new Resolver(new Terrain(facts, rules));
      const targets = resolveTargets(resolver, full, (words) => `move ${words}`);
      if (targets.kind !== 'done') return targets;
      const names = targets.value.map((target) =>
        target.kind === 'symbols'
          ? dottedName(resolver.terrain, target.primary)
          : target.kind === 'place'
            ? `${target.sigil}${target.name}`
            : target.path,
      );
      return {
        kind: 'done',
        value: { names, decisions: targetDecisions(resolver.terrain, targets.value), read: [...workspace.reads.keys()].sort() },
      };
    },
  );
  if (outcome.kind === 'failed') throw new Error(outcome.error.message);
  return outcome.kind === 'refused' ? outcome.refusal : outcome.value;
}

async function names(...specs: readonly (string | Partial<TargetSpec>)[]): Promise<string> {
  const told = await resolve(specs);
  return 'error' in told ? `${told.error.code}: ${told.error.message}` : told.names.join(' ');
}

describe('several targets', () => {
  it('by names, in the order they were named', async () => {
    expect(await names({ name: 'report' }, { name: 'parse_row' }, { name: 'shop/report.py', kind: 'file' })).toBe(
      'report parse_row shop/report.py',
    );
  });

  it('by a selector, by path and place', async () => {
    expect(await names('function in:shop/model.py outside:class')).toBe('parse_row parse_all _clean');
    expect(await names('name:parse_* function')).toBe('parse_row parse_all');
    expect(await names('subclasses-of:Item')).toBe('Book');
    expect(await names('members-of:Item')).toBe('Item.price');
    expect(await names('callers-of:parse_all test')).toBe('test_all');
    expect(await names('top-level in:shop/model.py')).toBe('Item Book parse_row parse_all _clean LIMIT');
    expect(await names('function in:web not exported')).toBe('helper');
    expect(await names('in:style')).toBe('.btn');
  });

  it('each thing once, however often it was named, a method with its overrides', async () => {
    expect(await names({ name: 'parse_row' }, 'name:parse_* in:shop')).toBe('parse_row parse_all');
    expect(await names('method name:price')).toBe('Item.price');
  });

  it('reads only the files that can hold what is selected, and those that its things need', async () => {
    const told = await resolve(['function in:web']);
    expect('read' in told && told.read).toEqual(['web/cart.ts']);
  });
});

describe('what is said', () => {
  it('of a selection: what it was read as, and what was not read', async () => {
    const told = await resolve(['function in:shop'], { unreadable: { 'shop/report.py': 'tooLarge' } });
    expect('decisions' in told && told.decisions.map(({ choice, rationale }) => `${choice}: ${rationale}`)).toEqual([
      '“functions in shop” is read as parse_row, parse_all, _clean: these are what it means in this workspace. Not read: shop/report.py (it is tooLarge).',
    ]);
  });

  it('of nothing: what was looked for, and what comes nearest', async () => {
    const told = await resolve(['function name:load_* in:shop/model.py']);
    expect('error' in told && [told.error.message, told.candidates.map(({ suggestion }) => suggestion)]).toEqual([
      'There are no functions whose names begin with load_ in shop/model.py.',
      ['move parse_row in shop/model.py', 'move parse_all in shop/model.py', 'move _clean in shop/model.py'],
    ]);
    expect(await names('function in:nowhere')).toBe(
      'symbol-not-found: No file of code is called “nowhere”, so there are no functions in nowhere.',
    );
  });

  it('of a selector that cannot be read, or names nothing', async () => {
    expect(await names('functoin in:shop')).toMatch(/^usage: “functoin” is no kind of symbol. Did you mean “function”\?/);
    expect(await names('callers-of:nobody')).toBe('symbol-not-found: Nothing called “nobody” is declared in this workspace.');
  });
});
