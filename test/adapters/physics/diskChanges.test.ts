import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { PhysicsWorkspace, path } from './physicsWorkspace.ts';

let workspace: PhysicsWorkspace | undefined;
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
});

/** The same story in both languages: a module, one that uses it, one that uses that. */
const languages = [
  { name: 'Python', ending: 'py', module: 'def first():\n    return 1\n', user: 'from module import first\n\nfirst()\n' },
  { name: 'TypeScript', ending: 'ts', module: 'export function first() {}\n', user: "import { first } from './module';\n\nfirst();\n" },
];

describe.each(languages)('in $name a question sees what happened on disk since the last one', ({ ending, module, user }) => {
  const names = { module: `module.${ending}`, user: `user.${ending}`, other: `other.${ending}` };
  const start = () => {
    workspace = new PhysicsWorkspace({ [names.module]: module, [names.user]: user });
    return workspace;
  };
  const broken = (at: PhysicsWorkspace) => at.verdict(at.replacing([names.user], /\n$/g, '\n\n'), []);

  test('to a file that had been open', async () => {
    const at = start();
    expect(await at.verdict(at.replacing([names.module], /first/g, 'second'), [names.user])).toMatchObject({ before: 0, passed: false });
    at.write(names.module, module.replace('first', 'second'));
    expect((await broken(at)).before).toBe(1);
    at.write(names.user, user.replaceAll('first', 'second'));
    expect((await broken(at)).before).toBe(0);
  });

  test('to a file that moved, as a change set moves it', async () => {
    const at = start();
    const rewritten = user.replace('module', 'other');
    const changeSet = at.overlay({ [names.module]: { to: names.other }, [names.user]: { text: rewritten } });
    expect((await broken(at)).before).toBe(0);
    expect(await at.verdict(changeSet, [])).toMatchObject({ answered: true, passed: true });
    renameSync(join(at.root, names.module), join(at.root, names.other));
    expect((await at.verdict(at.replacing([names.user], /\n$/g, '\n\n'), [names.module, names.other])).before).toBe(1);
    at.write(names.user, rewritten);
    expect((await broken(at)).before).toBe(0);
  });

  test('to a file no question ever mentioned, when somebody says so', async () => {
    const at = start();
    expect((await broken(at)).before).toBe(0);
    at.write(names.module, module.replace('first', 'second'));
    await at.physics.diskChanged([path(names.module)]);
    expect((await broken(at)).before).toBe(1);
  });

  test('to a module that was missing, and comes', async () => {
    workspace = new PhysicsWorkspace({ [names.user]: user });
    expect((await broken(workspace)).before).toBe(1);
    workspace.write(names.module, module);
    await workspace.physics.diskChanged([path(names.module)]);
    expect((await broken(workspace)).before).toBe(0);
  });
});
