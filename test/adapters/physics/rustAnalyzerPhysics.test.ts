/** rust-analyzer through the adapter, on crates as they are written; skipped where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace } from './physicsWorkspace.ts';
import { serverHere, toolHomes } from './realServers.ts';

const rustAnalyzer = serverHere('rust-analyzer');

const files = {
  'Cargo.toml': '[workspace]\nmembers = ["prices", "shop"]\nresolver = "2"\n',
  'prices/Cargo.toml': '[package]\nname = "prices"\nversion = "0.1.0"\nedition = "2021"\n',
  'prices/src/lib.rs':
    'mod cart;\npub use cart::Cart;\n\n/// The sum of all items.\npub fn total(items: &[i32]) -> i32 {\n    let mut sum = 0;\n    for item in items {\n        sum += item;\n    }\n    sum\n}\n',
  'prices/src/cart.rs':
    'use crate::total;\n\npub struct Cart {\n    pub items: Vec<i32>,\n}\n\nimpl Cart {\n    pub fn worth(&self) -> i32 {\n        total(&self.items)\n    }\n}\n',
  'shop/Cargo.toml': '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nprices = { path = "../prices" }\n',
  'shop/src/main.rs':
    'use prices::{total, Cart};\n\nfn show(cart: &Cart) -> i32 {\n    cart.worth() + total(&[1])\n}\n\nfn main() {\n    let _ = show;\n}\n',
};

describe.skipIf(rustAnalyzer === undefined)('rust-analyzer', () => {
  let workspace: PhysicsWorkspace;
  let untouched: string;
  beforeAll(() => {
    workspace = new PhysicsWorkspace(files, { servers: [rustAnalyzer!], toolEnvironment: toolHomes });
    untouched = workspace.digest();
  });
  afterAll(async () => {
    expect(workspace.digest()).toBe(untouched); // no Cargo.lock, no target
    await workspace.dispose();
  });
  const everywhere = ['prices/src/cart.rs', 'prices/src/lib.rs', 'shop/src/main.rs'];
  const rename = (names: readonly string[]) => workspace.replacing(names, /\btotal\b/g, 'add_up');

  test('finds the references of all crates as the very first question, with nothing opened', async () => {
    expect(await workspace.references('prices/src/lib.rs', 'total', [])).toEqual([
      'prices/src/cart.rs:1',
      'prices/src/cart.rs:9',
      'prices/src/lib.rs:5',
      'shop/src/main.rs:1',
      'shop/src/main.rs:4',
    ]);
  });

  test('passes a rename that is complete', async () => {
    const verdict = await workspace.verdict(rename(everywhere), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [] });
    expect(verdict.checkedPaths).toEqual(everywhere);
  });

  test('finds out a crate that did not follow, and takes the proposal back', async () => {
    const found = await workspace.findings(rename(['prices/src/lib.rs', 'prices/src/cart.rs']), ['shop/src/main.rs']);
    expect(found).toContain('shop/src/main.rs:1 E0432 total');
    expect(await workspace.references('prices/src/lib.rs', 'total', [])).toHaveLength(5);
  });

  test('renames across crates', async () => {
    const renamed = await workspace.renamed('prices/src/lib.rs', 'total', 'add_up', []);
    expect(Object.keys(renamed)).toEqual(everywhere);
    expect(renamed['shop/src/main.rs']).toBe(files['shop/src/main.rs'].replaceAll('total', 'add_up'));
  });

  test('judges a module that moves, in a mirror', { timeout: 120_000 }, async () => {
    const moved = (text: string) =>
      workspace.overlay({ 'prices/src/cart.rs': { to: 'prices/src/basket.rs' }, 'prices/src/lib.rs': { text } });
    const lib = files['prices/src/lib.rs'];
    expect(await workspace.findings(moved(lib.replaceAll('cart', 'basket')), ['shop/src/main.rs'])).toEqual([]);
    expect(await workspace.findings(moved(lib.replace('// ', '// ')), [])).not.toEqual([]);
  });
});
