/** Where imports of wide languages lead, by the paths they are. */
import { expect, it } from 'vitest';
import { pathImport } from '../../../../server/core/terrain/relations/pathImport.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';

const files =
  'src/main.c src/row.h include/app/row.h include/app/deep/one.h style/a.css style/b.css index.html web/page.html lib/x.rb lib/x/y.rb run.sh lib/env.sh com/shop/Cart.java a/Dup.java b/Dup.java app.php inc/db.php';
const sorted = files.split(' ').toSorted().map(asWorkspacePath);
const paths = { paths: sorted, has: (path: string) => sorted.includes(asWorkspacePath(path)), leftOut: [] };

it.each([
  ['src/main.c', 'row.h', 'src/row.h'],
  ['src/main.c', 'app/row.h', 'include/app/row.h'],
  ['src/main.c', '<app/deep/one.h>', 'include/app/deep/one.h'],
  ['src/main.c', '<row.h>', 'external'],
  ['src/main.c', '../none.h', 'missing'],
  ['src/main.c', 'stdio.h', 'external'],
  ['style/a.css', './b.css', 'style/b.css'],
  ['style/a.css', 'https://x.y/b.css', 'external'],
  ['web/page.html', '/style/a.css?v=2', 'style/a.css'],
  ['web/page.html', '../style/b.css', 'style/b.css'],
  ['lib/x.rb', './x/y', 'lib/x/y.rb'],
  ['run.sh', './lib/env.sh', 'lib/env.sh'],
  ['com/shop/Cart.java', 'com.shop.Cart', 'com/shop/Cart.java'],
  ['com/shop/Cart.java', 'java.util.List', 'external'],
  ['app.php', 'inc/db.php', 'inc/db.php'],
])('%s: %s → %s', (from, specifier, expected) => {
  const answer = pathImport(asWorkspacePath(from), specifier, paths);
  expect(answer.kind === 'files' ? answer.paths.join(' ') : answer.kind).toBe(expected);
});
