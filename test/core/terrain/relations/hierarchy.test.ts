/** Types above and below a type, and members that override each other. */
import { describe, expect, it } from 'vitest';
import { ancestorsOf, descendantsOf } from '../../../../server/core/terrain/relations/hierarchy.ts';
import { overridingOf } from '../../../../server/core/terrain/relations/overriding.ts';
import { asSpoken } from '../../../../server/operations/target/asSpoken.ts';
import { asked } from './asking.ts';

const below = (fixture: string, name: string) =>
  asked(fixture, name, (resolver, { refs }, spoken) =>
    descendantsOf(resolver, refs).map(({ ref, of, by, depth }) => `${depth} ${spoken.symbol(ref)} ${by} ${spoken.symbol(of)}`),
  );

const above = (fixture: string, name: string) =>
  asked(fixture, name, (resolver, { primary }, spoken) => {
    const { classes, outside, unsure } = ancestorsOf(resolver, primary);
    return [...classes.map((ref) => spoken.symbol(ref)), ...(outside ? ['and from outside'] : []), ...(unsure ? ['and unknown'] : [])];
  });

const overriding = (fixture: string, name: string) =>
  asked(fixture, name, (resolver, target, spoken) => {
    const [member = target.primary] = asSpoken(resolver.terrain, target, name);
    const { overrides, overriddenBy, beside } = overridingOf(resolver, member);
    return {
      overrides: overrides.map((ref) => spoken.symbol(ref)),
      overriddenBy: overriddenBy.map((ref) => spoken.symbol(ref)),
      beside: beside.map((ref) => spoken.symbol(ref)),
    };
  });

const python = `
//- p/__init__.py
from .base import Base as Root
//- p/base.py
from abc import ABC
class Base(ABC):
    def run(self): ...
    def stop(self): ...
//- p/mid.py
from p import Root
class Mid(Root):
    def run(self): ...
//- q.py
import p.mid
class Leaf(p.mid.Mid):
    def run(self): ...
class Twin(p.mid.Mid):
    def run(self): ...
class Base:
    def run(self): ...
class Loner(Base): ...
`;

describe('types of Python', () => {
  it('are found below a type through packages, aliases and modules', async () => {
    expect(await below(python, 'p.base.Base')).toEqual(['1 Mid extends Base', '2 Leaf extends Mid', '2 Twin extends Mid']);
  });

  it('are found above it, with what is not of the workspace', async () => {
    expect(await above(python, 'Leaf')).toEqual(['Mid', 'Base', 'and from outside']);
  });

  it('say which members override which', async () => {
    expect(await overriding(python, 'Mid.run')).toEqual({ overrides: ['Base.run'], overriddenBy: ['Leaf.run', 'Twin.run'], beside: [] });
    expect(await overriding(python, 'Leaf.run')).toEqual({ overrides: ['Mid.run', 'Base.run'], overriddenBy: [], beside: ['Twin.run'] });
    expect(await overriding(python, 'Base.stop')).toEqual({ overrides: [], overriddenBy: [], beside: [] });
  });
});

const typescript = `
//- base.ts
export default abstract class Base { abstract area(): number; }
export interface Named { name(): string }
export interface Labelled extends Named { label: string }
//- index.ts
export { default as Shape, type Named } from './base';
//- shapes.ts
import Anything from './base';
import { Shape, Named } from './index';
export class Circle extends Anything { area() { return 1; } }
export class Square extends Shape implements Named { area() { return 2; } name() { return 's'; } }
export class Tagged implements Labelled2 { name() { return ''; } label = ''; }
import type { Labelled as Labelled2 } from './base';
`;

describe('types of TypeScript', () => {
  it('are found below a default export under whatever name it is imported', async () => {
    expect(await below(typescript, 'Base')).toEqual(['1 Circle extends Base', '1 Square extends Base']);
  });

  it('are found below an interface, through other interfaces', async () => {
    expect(await below(typescript, 'Named')).toEqual([
      '1 Labelled extends Named',
      '1 Square implements Named',
      '2 Tagged implements Labelled',
    ]);
  });

  it('say who implements a member', async () => {
    expect(await overriding(typescript, 'Named.name')).toEqual({
      overrides: [],
      overriddenBy: ['Square.name', 'Tagged.name'],
      beside: [],
    });
  });
});
