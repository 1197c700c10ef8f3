import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const files = {
  '.gitignore': 'out\n*.gen.ts\n/only-root.txt\n',
  '.swarmignore': '!out\ndata\n',
  'a.py': '',
  'b.gen.ts': '',
  'only-root.txt': '',
  'sub/only-root.txt': '',
  'sub/.gitignore': '!b.gen.ts\nlocal\n',
  'sub/b.gen.ts': '',
  'sub/local/x.ts': '',
  'out/x.js': '',
  'out/kept/y.js': '',
  'data/z.json': '',
  'node_modules/p/index.js': '',
  'env/pyvenv.cfg': '',
  'env/lib/site.py': '',
  '.env': 'KEY=1',
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/info/exclude': 'excluded.py\n',
  'excluded.py': '',
  '__pycache__/a.pyc': '',
};

test('asked of one path, the rules say the same as in a listing', async () => {
  const disk = new TempFolder();
  for (const [path, text] of Object.entries(files)) disk.write(path, text);
  disk.link('linked.py', 'a.py');
  const workspace = Workspace.open(disk.root);
  const { paths } = await workspace.list(new AbortController().signal);
  const all = readdirSync(disk.root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const asked = all.map((entry) => relative(disk.root, join(entry.parentPath, entry.name)));
  expect(asked.filter((path) => workspace.kindOf(asWorkspacePath(path)) === 'file').sort()).toEqual([...paths]);
  expect(paths).toContain('out/kept/y.js');
  expect(paths).not.toContain('excluded.py');
});

test('folders are folders, and what is not there is gone', () => {
  const disk = new TempFolder();
  disk.write('sub/a.py').write('node_modules/p/index.js').write('plain');
  const workspace = Workspace.open(disk.root);
  const kinds = ['sub', 'node_modules', 'node_modules/p', 'none.py', 'none/at/all', 'plain/below'].map((path) =>
    workspace.kindOf(asWorkspacePath(path)),
  );
  expect(kinds).toEqual(['folder', 'passedOver', 'passedOver', 'gone', 'gone', 'gone']);
});
