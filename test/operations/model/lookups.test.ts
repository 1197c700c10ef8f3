/** What a model is told of how code hangs together, and what it is not. */
import { expect, it } from 'vitest';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { Lookups } from '../../../server/operations/model/lookups.ts';
import { memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

const { files } = readFixture(`
//- shop/rows.py
from os import path
from .cart import Cart as C, gone
class Reader:
    def next(self, size: int): ...
def use(reader: Reader):
    map(reader.next, [])
    reader.next(1)
//- shop/cart.py
class Cart: ...
//- shop/other.py
class Other:
    def next(self): ...
//- .env
SECRET=1
`);

async function lookups(): Promise<Lookups> {
  const source = new MissionFacts(
    new MissionSnapshot({ workspace: memoryWorkspace(files), syntax: await sharedSyntax(), physics: scriptedPhysics() }),
  );
  return new Lookups(source, new AbortController().signal, rules);
}

it.each([
  [
    'outline_file',
    { path: 'shop/rows.py' },
    '3\tclass Reader\tclass Reader\n4\tmethod Reader.next\tdef next(self, size: int)\n5\tfunction use\tdef use(reader: Reader)',
    false,
  ],
  [
    'find_imports',
    { path: 'shop/rows.py' },
    'os\tfrom outside\n  path\tfrom outside\n.cart\tshop/cart.py\n  Cart as C\tCart in shop/cart.py\n  gone\tcannot be told',
    false,
  ],
  ['find_callers', { name: 'Reader.next' }, 'shop/rows.py:6\tgiven to map in use\nshop/rows.py:7\tcall in use', false],
  ['find_callers', { name: 'use' }, 'Nothing calls it, as far as can be told.', false],
  [
    'find_callers',
    { name: 'next' },
    '“next” could mean 2 different things.\nOther.next in shop/other.py\nReader.next in shop/rows.py',
    true,
  ],
  ['find_callers', {}, 'Give the name of a function, method or class.', true],
  ['outline_file', { path: '.env' }, 'There is no file “.env” that may be read.', true],
  ['find_imports', { path: 7 }, 'There is no file “” that may be read.', true],
])('%s %j', async (tool, input, text, failed) => {
  expect(await (await lookups()).answer(tool, input)).toEqual({ text, failed });
});

it('files of which something was told count as shown', async () => {
  const asked = await lookups();
  await asked.answer('find_callers', { name: 'Reader.next' });
  expect(asked.shown).toEqual(['shop/rows.py']);
});
