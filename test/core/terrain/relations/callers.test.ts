/** Who calls what, in fixtures of both families: aliases, methods, constructors, decorators, values. */
import { describe, expect, it } from 'vitest';
import { callersOf } from '../../../../server/core/terrain/relations/callers.ts';
import { asSpoken } from '../../../../server/operations/target/asSpoken.ts';
import { asked } from './asking.ts';

/** "a.py:3 call in f", with what a value is given to, and the confidence where it is not nearly sure. */
function callers(fixture: string, name: string): Promise<readonly string[]> {
  return asked(fixture, name, (resolver, target, spoken) => {
    const found = callersOf(resolver, target, asSpoken(resolver.terrain, target, name), 'terrain');
    if (found.kind !== 'done') return found;
    return {
      kind: 'done' as const,
      value: found.value.sites.map((site) => {
        const given = site.passedTo === undefined ? '' : ` to ${site.passedTo}`;
        const sure = site.confidence >= 0.9 ? '' : ` (${site.confidence})`;
        return `${spoken.place(site)} ${site.how}${given} in ${spoken.symbol(site.caller)}${sure}`;
      }),
    };
  });
}

describe('callers in Python', () => {
  it('of a function: by its name, through a module, under an alias, in a re-export, as a value', async () => {
    const fixture = `
//- p/__init__.py
from .core import load as fetch
//- p/core.py
from functools import partial

def load(path): ...

def load_all(paths):
    return [load(path) for path in paths]

ready = partial(load, "x")
//- a.py
import p.core
from p.core import load as read
from p import fetch

class Job:
    def run(self):
        p.core.load("a")
        read("b")

    @staticmethod
    def later(pool):
        pool.submit(fetch, "c")

fetch("d")
names = map(read, [])
`;
    expect(await callers(fixture, 'load')).toEqual([
      'a.py:7 call in Job.run',
      'a.py:8 call in Job.run',
      'a.py:12 value to pool.submit in Job.later',
      'a.py:14 call in the file',
      'a.py:15 value to map in the file',
      'p/core.py:6 call in load_all',
      'p/core.py:8 value to partial in the file',
    ]);
  });

  it('of a method: through self, a typed parameter, super, an instance; not of another class', async () => {
    const fixture = `
//- m.py
class Base:
    def save(self): ...
    def twice(self):
        self.save()

class Child(Base):
    def save(self):
        super().save()

class Stranger:
    def save(self): ...

def run(item: Base, other: Stranger):
    item.save()
    other.save()
    Child().save()
`;
    expect(await callers(fixture, 'Base.save')).toEqual([
      'm.py:4 call in Base.twice',
      'm.py:8 call in Child.save',
      'm.py:14 call in run',
      'm.py:16 call in run',
    ]);
  });

  it('of a class and of its constructor, which heirs without one share', async () => {
    const fixture = `
//- m.py
class Base:
    def __init__(self, x): ...

class Plain(Base): ...

class Own(Base):
    def __init__(self):
        super().__init__(1)

def make(kind: type[Base]) -> Base:
    Plain(1)
    Own()
    return Base(2)
`;
    expect(await callers(fixture, 'Base')).toEqual(['m.py:13 construction in make']);
    expect(await callers(fixture, 'Base.__init__')).toEqual([
      'm.py:8 call in Own.__init__',
      'm.py:11 construction in make',
      'm.py:13 construction in make',
    ]);
    expect(await callers(fixture, 'Own.__init__')).toEqual(['m.py:12 construction in make']);
  });

  it('of decorators and properties', async () => {
    const fixture = `
//- m.py
def traced(f):
    return f

class Box:
    @property
    def size(self): return 1

    @traced
    def grow(self):
        return self.size + 1

@traced
def main(box: Box):
    box.size
`;
    expect(await callers(fixture, 'traced')).toEqual(['m.py:8 decorator in Box', 'm.py:12 decorator in the file']);
    expect(await callers(fixture, 'Box.size')).toEqual(['m.py:10 read in Box.grow', 'm.py:14 read in main']);
  });

  it('through variables that hold it', async () => {
    const fixture = `
//- m.py
def work(): ...

handler = work

def run():
    act = work
    act()

//- n.py
from m import handler
handler()
`;
    expect(await callers(fixture, 'work')).toEqual([
      'm.py:3 value in the file',
      'm.py:6 value in run',
      'm.py:7 call in run (0.8)',
      'n.py:2 call in the file (0.8)',
    ]);
  });
});

describe('callers in TypeScript', () => {
  it('of a function: through barrels, default exports, namespaces, arrows, elements, templates, type arguments', async () => {
    const fixture = `
//- core.ts
export default function load<T>(x?: unknown): T { return x as T; }
export { load as fetch };
//- index.ts
export { fetch } from './core';
//- app.tsx
import get from './core';
import * as core from './core';
import { fetch } from './index';

export const run = () => get<string>('a');
class App {
  go = (): void => { core.fetch(1); };
  render() { return ['x'].map(fetch); }
}
const t = typeof get;
fetch?.(2);
const smaller = 1 < 2;
`;
    expect(await callers(fixture, 'load')).toEqual([
      'app.tsx:5 call in run',
      'app.tsx:7 call in App.go',
      'app.tsx:8 value to map in App.render',
      'app.tsx:11 call in the file',
    ]);
  });

  it('of components, classes and their constructors', async () => {
    const fixture = `
//- a.tsx
export function Button(props: { size: number }) { return null; }
export class Model { constructor(readonly id: number) {} }
class Special extends Model { constructor() { super(1); /* super(2) */ } }
class Plain extends Model {}
const page = (model: Model) => <Button size={1} />;
const models = [new Model(1), new Plain(2), new Special()];
`;
    expect(await callers(fixture, 'Button')).toEqual(['a.tsx:5 call in page']);
    expect(await callers(fixture, 'Model')).toEqual(['a.tsx:6 construction in the file']);
    expect(await callers(fixture, 'Model.constructor')).toEqual([
      'a.tsx:3 call in Special.constructor',
      'a.tsx:6 construction in the file',
      'a.tsx:6 construction in the file',
    ]);
  });

  it('of methods through interfaces and inheritance', async () => {
    const fixture = `
//- a.ts
export interface Store { save(): void }
export class Disk implements Store { save(): void {} }
export class Other { save(): void {} }
function run(store: Store, disk: Disk, other: Other) {
  store.save();
  disk.save();
  other.save();
  const bound = disk.save.bind(disk);
}
`;
    expect(await callers(fixture, 'Disk.save')).toEqual(['a.ts:5 call in run', 'a.ts:6 call in run', 'a.ts:8 value in run']);
  });
});
