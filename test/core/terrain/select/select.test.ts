/** What selectors select, in fixtures of several languages; and what they say they could not know. */
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { recordOf } from '../../../../server/core/terrain/index/recordOf.ts';
import { languageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { Resolver } from '../../../../server/core/terrain/resolver.ts';
import { type Selection, select } from '../../../../server/core/terrain/select/evaluate.ts';
import { readSelector } from '../../../../server/core/terrain/select/readSelector.ts';
import { dottedNameOf } from '../../../../server/core/terrain/select/selectedSymbol.ts';
import { Terrain } from '../../../../server/core/terrain/terrain.ts';
import { asSpoken } from '../../../../server/operations/target/asSpoken.ts';
import { resolveTarget } from '../../../../server/operations/target/targetResolver.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { type Files, readFixture } from '../../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../../support/sharedSyntax.ts';
import { told } from '../relations/asking.ts';

async function recordsOf(files: Files): Promise<readonly FileRecord[]> {
  const syntax = await sharedSyntax();
  return [...files].flatMap(([path, text]): FileRecord[] => {
    const language = languageOfPath(path);
    if (language === undefined) return [];
    const { outline, problems } = syntax.outline(language, text);
    const made = recordOf({ language, text, bytes: text.length, outline, syntaxProblems: problems.length, index: undefined });
    return [{ path: asWorkspacePath(path), hash: asContentHash(''), ...made }];
  });
}

async function selection(fixture: string, text: string, waiting = 0): Promise<Selection> {
  const { files } = readFixture(fixture);
  const records = await recordsOf(files);
  const selector = readSelector(text);
  if (!selector.ok) throw new Error(selector.error.message);
  return told(files, (facts) => {
    const resolver = new Resolver(new Terrain(facts, rules));
    return select(selector.value, {
      records,
      waiting,
      resolver,
      spoken(name) {
        const spec = { name, kind: undefined, pathHint: undefined, containerHint: undefined, cursor: undefined };
        const target = resolveTarget(resolver, spec, (words) => words);
        if (target.kind !== 'done') return target;
        if (target.value.kind !== 'symbols') throw new Error('a module');
        return { kind: 'done', value: { target: target.value, meant: asSpoken(resolver.terrain, target.value, name) } };
      },
    });
  });
}

const selected = async (fixture: string, text: string): Promise<string> =>
  (await selection(fixture, text)).symbols.map(dottedNameOf).join(' ');

const shop = `
//- shop/__init__.py
//- shop/model.py
import functools
class Item:
    """A thing to sell."""
    def price(self): return 1
    def _hidden(self): return self.price()
class Book(Item):
    def price(self): return 2
class Pen(Item): ...
def make():
    def inner(): return Item()
    return inner()
@functools.cache
def rate(): return Book().price()
TAX = rate()
//- shop/web/views.ts
export interface View { render(): string }
export class Page implements View { render() { return title; } }
export const title = 'x';
export function show(view: View) { return view.render(); }
//- shop/lib.go
package lib
type Stack struct { size int }
func (s *Stack) Push() {}
//- tests/test_model.py
from shop.model import Book, Item
def test_price():
    assert Book().price() == 2
//- style.css
.title { color: red; }
`;

describe('selecting', () => {
  it.each([
    ['function outside:class', 'make rate show test_price'],
    ['class in:shop/model.py', 'Item Book Pen'],
    ['class in:shop.model', 'Item Book Pen'],
    ['function in:**/*.ts', 'show'],
    ['function or class in:shop.web', 'make rate Page show test_price'],
    ['method inside:class', 'Item.price Item._hidden Book.price Page.render'],
    ['name:pri*', 'Item.price Book.price'],
    ['subclasses-of:Item', 'Book Pen'],
    ['superclasses-of:Book', 'Item'],
    ['implementers-of:View', 'Page'],
    ['overriders-of:Item.price', 'Book.price'],
    ['members-of:Stack', 'Stack.size Stack.Push'],
    ['members-of:Item method', 'Item.price Item._hidden'],
    ['callers-of:price', 'Item._hidden rate test_price'],
    ['callers-of:price not:test', 'Item._hidden rate'],
    ['callers-of:price minus in:tests', 'Item._hidden rate'],
    ['callers-of:Item', 'make'],
    ['decorated-with:cache', 'rate'],
    ['decorated-with:functools.cache', 'rate'],
    ['exported in:shop/model.py method', 'Item.price Book.price'],
    ['documented', 'Item'],
    ['test', 'test_price'],
    ['in:style.css', 'title'],
    ['unused in:shop outside:function', 'Item._hidden Pen make TAX Page show'],
    ['unused (function or class)', 'Pen make Page show'],
  ])('%s', async (text, expected) => {
    expect(await selected(shop, text)).toBe(expected);
  });

  it('says what it could not know, or not yet', async () => {
    expect((await selection(shop, 'class in:nowhere', 3)).unknown).toEqual([
      '3 files are not indexed yet.',
      '“in:nowhere” fits no file that is indexed.',
    ]);
    expect((await selection('//- a.py\ndef rate(): ...\nprint(rate())\n', 'callers-of:rate')).unknown).toEqual([
      '1 call stands in no symbol: it is made as its file is loaded.',
    ]);
    expect(
      (await selection('//- a.py\nclass A:\n    def go(self): ...\nclass B:\n    def go(self): ...\ndef f(x): x.go()\n', 'callers-of:A.go'))
        .unknown,
    ).toEqual(['At 1 place it cannot be told whether “A.go” is what is called.']);
  });
});

const written = `
//- jobs.py
import abc
import asyncio
class Job(abc.ABC):
    @staticmethod
    def parse(text): return text
    @abc.abstractmethod
    def run(self): ...
    async def wait(self): await asyncio.sleep(1)
    def plain(self): return 'async static abstract'
async def fetch_all(): ...
def static_of(async_=1): return async_
//- jobs.ts
export abstract class Task {
  static of(): Task | undefined { return undefined; }
  abstract run(): void;
  async wait(): Promise<void> {}
  plain(): string { return 'async static'; }
}
export const later = async (): Promise<number> => 1;
export async function soon(): Promise<number> { return 1; }
export function now(): number { return 1; }
`;

describe('what is written before a name', () => {
  it.each([
    ['async', 'Job.wait fetch_all Task.wait later soon'],
    ['function async', 'fetch_all later soon'],
    ['method static', 'Job.parse Task.of'],
    ['method not:static in:jobs.py', 'Job.run Job.wait Job.plain'],
    ['method abstract', 'Job.run Task.run'],
    ['class abstract', 'Task'],
  ])('%s', async (text, expected) => {
    expect(await selected(written, text)).toBe(expected);
  });
});
