/** gopls through the adapter, on modules and packages as they are written; skipped where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace } from './physicsWorkspace.ts';
import { serverHere, toolHomes } from './realServers.ts';

const gopls = serverHere('gopls');

const files = {
  'go.mod': 'module example.com/shop\n\ngo 1.18\n',
  'prices/prices.go':
    'package prices\n\n// The sum of all items.\nfunc Total(items []int) int {\n\tsum := 0\n\tfor _, item := range items {\n\t\tsum += item\n\t}\n\treturn sum\n}\n\ntype Cart interface {\n\tItems() []int\n}\n',
  'cmd/shop/main.go':
    'package main\n\nimport (\n\t"fmt"\n\n\t"example.com/shop/prices"\n)\n\ntype basket struct{}\n\nfunc (basket) Items() []int { return []int{1} }\n\nvar _ prices.Cart = basket{}\n\nfunc main() {\n\tfmt.Println(prices.Total(basket{}.Items()), "é𝒳", prices.Total(nil))\n}\n',
  'report/report.go': 'package report\n\nimport "example.com/shop/prices"\n\nfunc Show() int { return prices.Total(nil) }\n',
  'report/broken.go': 'package report\n\nvar wrong string = 3\n',
};

describe.skipIf(gopls === undefined)('gopls', () => {
  let workspace: PhysicsWorkspace;
  let untouched: string;
  beforeAll(() => {
    workspace = new PhysicsWorkspace(files, { servers: [gopls!], toolEnvironment: toolHomes });
    untouched = workspace.digest();
  });
  afterAll(async () => {
    expect(workspace.digest()).toBe(untouched);
    await workspace.dispose();
  });
  const everywhere = ['cmd/shop/main.go', 'prices/prices.go', 'report/report.go'];
  const rename = (names: readonly string[]) => workspace.replacing(names, /\bTotal\b/g, 'Sum');

  test('finds the references of the whole module as the very first question, with nothing opened', async () => {
    expect(await workspace.references('prices/prices.go', 'Total', [])).toEqual([
      'cmd/shop/main.go:16',
      'cmd/shop/main.go:16',
      'prices/prices.go:4',
      'report/report.go:5',
    ]);
  });

  test('passes a rename that is complete, errors that were there before notwithstanding', async () => {
    const verdict = await workspace.verdict(rename(everywhere), ['report/broken.go']);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], before: 1, after: 1 });
    expect(verdict.checkedPaths).toEqual([...everywhere, 'report/broken.go']);
  });

  test('finds out packages that did not follow, and takes the proposal back', async () => {
    expect(await workspace.findings(rename(['prices/prices.go', 'cmd/shop/main.go']), ['report/report.go'])).toEqual([
      'report/report.go:5 UndeclaredImportedName Total',
    ]);
    expect(await workspace.references('prices/prices.go', 'Total', [])).toHaveLength(4);
  });

  test('finds out a method that no longer fulfils an interface', async () => {
    const changed = workspace.replacing(['prices/prices.go'], /Items/g, 'Goods');
    expect(await workspace.findings(changed, ['cmd/shop/main.go'])).toEqual(['cmd/shop/main.go:13 InvalidIfaceAssign basket{}']);
  });

  test('renames across packages', async () => {
    const renamed = await workspace.renamed('prices/prices.go', 'Total', 'Sum', []);
    expect(Object.keys(renamed)).toEqual(everywhere);
    expect(renamed['cmd/shop/main.go']).toBe(files['cmd/shop/main.go'].replaceAll('Total', 'Sum'));
    await expect(workspace.renamed('cmd/shop/main.go', 'Println', 'Print', [])).rejects.toThrow(/gopls/);
  });

  test('judges a file that moves to another package, in a mirror', async () => {
    const moved = (importers: readonly string[]) =>
      workspace.overlay({
        'prices/prices.go': { to: 'money/prices.go' },
        ...Object.fromEntries(
          importers.map((name) => [
            name,
            { text: workspace.read(name).replace('shop/prices"', 'shop/money"').replaceAll('prices.', 'prices.') },
          ]),
        ),
      });
    expect(await workspace.verdict(moved(['cmd/shop/main.go', 'report/report.go']), [])).toMatchObject({ answered: true, passed: true });
    expect(await workspace.findings(moved(['cmd/shop/main.go']), ['report/report.go'])).not.toEqual([]);
  });
});
