/** How Python files spell modules of the workspace. */
import { expect, test } from 'vitest';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { importCase } from '../../../support/importCases.ts';

const app = '//- app/__init__.py\n//- app/models.py\n//- app/core/__init__.py\n//- app/core/rows.py\n//- app/core/cells.py\n';

const cases: readonly { readonly name: string; readonly from: string; readonly files: string; readonly to: string; readonly is: string }[] =
  [
    {
      name: 'by convention from the root',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\n${app}`,
      to: 'app/core/rows.py',
      is: 'app.core.rows',
    },
    {
      name: 'by dots, as the file does',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom .cells import c\n${app}`,
      to: 'app/core/rows.py',
      is: '.rows',
    },
    {
      name: 'by more dots',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom .cells import c\n${app}`,
      to: 'app/models.py',
      is: '..models',
    },
    {
      name: 'the package it is in',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom . import cells\n${app}`,
      to: 'app/core/__init__.py',
      is: '.',
    },
    {
      name: 'the package above',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom . import cells\n${app}`,
      to: 'app/__init__.py',
      is: '..',
    },
    {
      name: 'a package below',
      from: 'app/a.py',
      files: `//- app/a.py\nfrom .models import m\n${app}`,
      to: 'app/core/__init__.py',
      is: '.core',
    },
    {
      name: 'from the root, as the file does',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom app.core.cells import c\n${app}`,
      to: 'app/core/rows.py',
      is: 'app.core.rows',
    },
    {
      name: 'as the file mostly does',
      from: 'app/a.py',
      files: `//- app/a.py\nfrom app.core import rows\nfrom .core import cells\nfrom .models import m\n${app}`,
      to: 'app/core/rows.py',
      is: '.core.rows',
    },
    {
      name: 'as the files beside it do',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\n//- app/core/z.py\nfrom .cells import c\n${app}`,
      to: 'app/core/rows.py',
      is: '.rows',
    },
    {
      name: 'as the files around it do',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\n//- app/z.py\nfrom .models import c\n${app}`,
      to: 'app/core/rows.py',
      is: '.rows',
    },
    {
      name: 'another package of the workspace has no dots',
      from: 'tests/test_a.py',
      files: `//- tests/__init__.py\n//- tests/test_a.py\nfrom .fixtures import f\n//- tests/fixtures.py\n${app}`,
      to: 'app/models.py',
      is: 'app.models',
    },
    { name: 'a script beside a package', from: 'run.py', files: `//- run.py\n${app}`, to: 'app/models.py', is: 'app.models' },
    { name: 'a script beside a script', from: 'tools/a.py', files: '//- tools/a.py\n//- tools/b.py\n', to: 'tools/b.py', is: 'b' },
    {
      name: 'a src layout',
      from: 'tests/test_a.py',
      files: '//- tests/test_a.py\n//- src/shop/__init__.py\n//- src/shop/cart.py\n',
      to: 'src/shop/cart.py',
      is: 'shop.cart',
    },
    {
      name: 'a namespace package, as the file names its modules',
      from: 'ns/app/a.py',
      files: '//- ns/app/a.py\nfrom ns.app.b import b\n//- ns/app/b.py\n//- ns/app/c.py\n',
      to: 'ns/app/c.py',
      is: 'ns.app.c',
    },
    {
      name: 'a module that is not there yet',
      from: 'app/core/a.py',
      files: `//- app/core/a.py\nfrom .cells import c\n${app}`,
      to: 'app/core/fresh.py',
      is: '.fresh',
    },
    {
      name: 'a module in a folder that is not there yet',
      from: 'app/models.py',
      files: app,
      to: 'app/fresh/thing.py',
      is: 'app.fresh.thing',
    },
    {
      name: 'from a file that is not there yet',
      from: 'app/fresh/thing.py',
      files: `${app}//- app/z.py\nfrom .models import c\n`,
      to: 'app/core/rows.py',
      is: '..core.rows',
    },
    { name: 'a stub', from: 'app/a.py', files: `//- app/a.py\n${app}//- app/models.pyi\n`, to: 'app/models.pyi', is: 'app.models' },
  ];

test.each(cases)('$name', async ({ from, files, to, is }) => {
  const of = await importCase(files, files.includes(`//- ${from}\n`) ? from : undefined);
  const importer = { path: asWorkspacePath(from), index: of.file.path === from ? of.file.index : undefined };
  expect(await of.ask((facts) => of.imports.specifierOf(importer, asWorkspacePath(to), facts))).toBe(is);
});
