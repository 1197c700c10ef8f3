import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace, path } from './physicsWorkspace.ts';

/** The same story in both languages: a module, and one that uses it. */
const languages = [
  {
    name: 'Python',
    ending: 'py',
    text: 'def first():\n    return 1\n',
    userOf: (module: string) => `from ${module} import first\n\nfirst()\n`,
  },
  {
    name: 'TypeScript',
    ending: 'ts',
    text: 'export function first() {}\n',
    userOf: (module: string) => `import { first } from './${module}';\n\nfirst();\n`,
  },
];

describe.each(languages)('in $name a question sees what happened on disk since the last one', ({ ending, text, userOf }) => {
  let at: PhysicsWorkspace;
  beforeAll(() => {
    at = new PhysicsWorkspace({ [`start.${ending}`]: '' });
  });
  afterAll(() => at.dispose());

  /** How many errors the file has on disk, as its check says. */
  const errorsIn = async (file: string, mentioned: readonly string[] = []) =>
    (await at.verdict(at.replacing([file], /\n$/g, '\n\n'), mentioned)).before;

  test('to files that had been open', async () => {
    const [module, user] = [`open1.${ending}`, `open1user.${ending}`];
    at.write(module, text);
    at.write(user, userOf('open1'));
    expect(await at.verdict(at.replacing([module], /first/g, 'second'), [user])).toMatchObject({ before: 0, passed: false });
    at.write(module, text.replace('first', 'second'));
    expect(await errorsIn(user)).toBe(1);
    at.write(user, userOf('open1').replaceAll('first', 'second'));
    expect(await errorsIn(user)).toBe(0);
  });

  test('to a file that moved, as a change set moves it', async () => {
    const [module, other, user] = [`move1.${ending}`, `move2.${ending}`, `move1user.${ending}`];
    at.write(module, text);
    at.write(user, userOf('move1'));
    expect(await errorsIn(user)).toBe(0);
    renameSync(join(at.root, module), join(at.root, other));
    expect(await errorsIn(user, [module, other])).toBe(1);
    at.write(user, userOf('move2'));
    expect(await errorsIn(user)).toBe(0);
  });

  test('to files no question ever mentioned, when somebody says so', async () => {
    const [module, user] = [`late1.${ending}`, `late1user.${ending}`];
    at.write(user, userOf('late1'));
    expect(await errorsIn(user)).toBe(1);
    at.write(module, text);
    await at.physics.diskChanged([path(module)]);
    expect(await errorsIn(user)).toBe(0);
    at.write(module, text.replace('first', 'second'));
    await at.physics.diskChanged([path(module)]);
    expect(await errorsIn(user)).toBe(1);
  });
});
