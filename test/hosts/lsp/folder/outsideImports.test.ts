/** Which imports are told to lead out of the folder, from paths alone. */
import { expect, test } from 'vitest';
import { OutsideImports } from '../../../../server/hosts/lsp/folder/outsideImports.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { rules } from '../../../support/sharedSyntax.ts';

const paths = ['app.py', 'main.ts', 'shop/__init__.py', 'shop/rows.py'].map(asWorkspacePath);

test('what no path of the folder can be is outside; what must be looked up first is not known to be', () => {
  const imports = new OutsideImports({ paths, has: (path) => paths.includes(path) }, rules, 'file:///project');
  const leadsOut = (from: string, specifier: string, level = 0) => imports.leadsOut(asWorkspacePath(from), { specifier, level });
  expect(['os', 'yaml', 'shop.rows', 'shop.gone'].map((name) => leadsOut('app.py', name))).toEqual([true, true, false, false]);
  expect(leadsOut('shop/rows.py', '.', 1)).toBe(false);
  expect(leadsOut('main.ts', './page')).toBe(false);
  expect(leadsOut('new.py', 'os')).toBe(false); // a file that is not listed yet
});
