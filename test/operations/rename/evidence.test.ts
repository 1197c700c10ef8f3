/** Receivers whose type nobody can tell: what is rewritten on evidence, what is left, and what stays unsettled. */
import { describe, expect, it } from 'vitest';
import type { Located } from '../../../server/core/operation/operation.ts';
import { checkRename } from './checkRename.ts';

/** Places in unsettled, by their line. */
const unsettled = ({ located }: { readonly located: Located }) => located.unsettled?.map(({ text }) => text);

describe('untyped receivers, when several classes have the name', () => {
  it('goes by the other members that the same object is asked for', async () => {
    const result = await checkRename(
      `//- a.py
class Job:
    def launch(self): ...
    def cancel(self): ...
class Rocket:
    def launch(self): ...
    def land(self): ...
def f(one, two, three):
    one.launch()
    one.cancel()
    two.launch()
    two.land()
    three.launch()
    three.fly_away()
`,
      { target: 'Job.launch', to: 'begin' },
      `//- a.py
class Job:
    def begin(self): ...
    def cancel(self): ...
class Rocket:
    def launch(self): ...
    def land(self): ...
def f(one, two, three):
    one.begin()
    one.cancel()
    two.launch()
    two.land()
    three.launch()
    three.fly_away()
`,
    );
    expect(unsettled(result)).toEqual([]);
    expect(result.located.left.map(({ why }) => why.split(', and ')[1])).toEqual([
      'the same object is also asked for “land”, which this class does not have',
      'the same object is also asked for “fly_away”, which this class does not have',
    ]);
  });

  it('counts what a subclass has', async () => {
    await checkRename(
      `//- a.py
class Job:
    def launch(self): ...
class Nightly(Job):
    def retry(self): ...
class Rocket:
    def launch(self): ...
def f(job):
    job.launch()
    job.retry()
`,
      { target: 'Job.launch', to: 'begin' },
      `//- a.py
class Job:
    def begin(self): ...
class Nightly(Job):
    def retry(self): ...
class Rocket:
    def launch(self): ...
def f(job):
    job.begin()
    job.retry()
`,
    );
  });

  it('takes writes inside of the class for its own, where no other class with the name is known', async () => {
    const result = await checkRename(
      `//- tree.py
class Node:
    def __init__(self, parent=None):
        self.parent = parent
    def adopt(self, items):
        for item in items:
            item.parent = self
        return self.parent
//- other.py
class Window:
    def __init__(self, parent):
        self.parent = parent
    def show(self, child):
        return child.parent
`,
      { target: 'Node.parent', to: 'owner' },
      `//- tree.py
class Node:
    def __init__(self, parent=None):
        self.owner = parent
    def adopt(self, items):
        for item in items:
            item.owner = self
        return self.owner
`,
    );
    expect(unsettled(result)).toEqual([]);
  });

  it('does not settle what may be either', async () => {
    const result = await checkRename(
      `//- tree.py
class Node:
    def __init__(self, parent=None):
        self.parent = parent
//- window.py
class Window:
    def __init__(self, parent):
        self.parent = parent
//- both.py
from tree import Node
from window import Window
def up(thing):
    return thing.parent
//- neither.py
def top(thing):
    return thing.parent
//- only_window.py
from window import Window
def of(thing):
    return thing.parent
`,
      { target: 'Node.parent', to: 'owner' },
      `//- tree.py
class Node:
    def __init__(self, parent=None):
        self.owner = parent
`,
    );
    expect(result.located.unsettled?.map(({ path }) => path)).toEqual(['both.py', 'neither.py']);
    expect(result.located.left.map(({ path }) => path)).toEqual(['both.py', 'neither.py', 'only_window.py']);
  });
});

it('leaves an object that no class of the workspace is like, though nothing else here has the name', async () => {
  const { located } = await checkRename(
    `//- a.py
class Job:
    def launch(self): ...
def f(job, thing):
    job.launch()
    thing.launch()
    thing.fly_away()
`,
    { target: 'launch', to: 'begin' },
    `//- a.py
class Job:
    def begin(self): ...
def f(job, thing):
    job.begin()
    thing.launch()
    thing.fly_away()
`,
  );
  expect(located.left.map(({ text }) => text)).toEqual(['thing.launch()']);
});

it('does not settle a keyword for a method of that name, when another has the parameter too', async () => {
  const result = await checkRename(
    `//- a.py
class Job:
    def launch(self, when): ...
class Rocket:
    def launch(self, when): ...
def f(thing):
    thing.launch(when=1)
    thing.stop(when=2)
`,
    { target: 'when', of: 'Job.launch', to: 'at' },
    `//- a.py
class Job:
    def launch(self, at): ...
class Rocket:
    def launch(self, when): ...
def f(thing):
    thing.launch(when=1)
    thing.stop(when=2)
`,
  );
  expect(unsettled(result)).toEqual(['thing.launch(when=1)']);
});

it('does not settle a keyword that **kwargs may hand on', async () => {
  const result = await checkRename(
    `//- a.py
def send(subject): ...
def wrap(**kwargs):
    return send(**kwargs)
def unrelated(**kwargs):
    return kwargs
class Mail:
    def __init__(self, **kwargs):
        send(**kwargs)
wrap(subject=1)
unrelated(subject=2)
Mail(subject=3)
`,
    { target: 'send.subject', to: 'title' },
    `//- a.py
def send(title): ...
def wrap(**kwargs):
    return send(**kwargs)
def unrelated(**kwargs):
    return kwargs
class Mail:
    def __init__(self, **kwargs):
        send(**kwargs)
wrap(subject=1)
unrelated(subject=2)
Mail(subject=3)
`,
  );
  expect(unsettled(result)).toEqual(['wrap(subject=1)', 'Mail(subject=3)']);
  expect(result.located.left.length).toBe(3);
});
