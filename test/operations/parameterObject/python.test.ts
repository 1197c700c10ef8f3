/** Parameter objects in Python: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

describe('a parameter object in Python', () => {
  it('is a dataclass beside the function; the body reads it, every call makes one', async () => {
    await checkInstruction(
      `//- shapes/draw.py
"""Shapes."""


# Draws it.
def draw(x, y, width=1, height: float = 1.0, label="a"):
    """Draw it."""
    area = width * height
    return x, y, area, f"{label}"


draw(0, 0, 2)
draw(0, 0, height=3, label=draw(1, 1, 4))
draw(0, 0)
//- app.py
from shapes.draw import draw

draw(0, 0, 2, 3, "b")
//- shapes/__init__.py
`,
      'group the parameters width and height of draw into a class Size',
      `//- shapes/draw.py
"""Shapes."""

from dataclasses import dataclass


@dataclass
class Size:
    width: int = 1
    height: float = 1.0


# Draws it.
def draw(x, y, size: Size | None = None, label="a"):
    """Draw it."""
    if size is None:
        size = Size()
    area = size.width * size.height
    return x, y, area, f"{label}"


draw(0, 0, size=Size(width=2))
draw(0, 0, label=draw(1, 1, size=Size(width=4)), size=Size(height=3))
draw(0, 0)
//- app.py
from shapes.draw import Size, draw

draw(0, 0, label="b", size=Size(width=2, height=3))
`,
    );
  });

  it('keeps a variable for a parameter that the body writes to', async () => {
    await checkInstruction(
      `//- a.py
def f(a: int, b: int):
    a = a + 1
    return a, b


f(1, 2)
`,
      "turn f's parameters into a named tuple Pair",
      `//- a.py
from typing import NamedTuple


class Pair(NamedTuple):
    a: int
    b: int


def f(pair: Pair):
    a = pair.a
    a = a + 1
    return a, pair.b


f(Pair(a=1, b=2))
`,
    );
  });

  it('of a method, through overrides and super()', async () => {
    await checkInstruction(
      `//- a.py
from typing import Any


class A:
    def go(self, x: int, y: int):
        return x + y


class B(A):
    def go(self, x: int, y: int):
        return super().go(x, y)


B().go(1, y=2)
`,
      'introduce a parameter object Step for A.go',
      `//- a.py
from dataclasses import dataclass
from typing import Any


@dataclass
class Step:
    x: int
    y: int


class A:
    def go(self, step: Step):
        return step.x + step.y


class B(A):
    def go(self, step: Step):
        return super().go(step)


B().go(Step(x=1, y=2))
`,
    );
  });

  it('is refused for one parameter, or one that is not there', async () => {
    await checkInstructionRefused('//- a.py\ndef f(a): return a\n', 'introduce a parameter object for f', 'signature-unfit');
    await checkInstructionRefused(
      '//- a.py\ndef f(a, b): return a\n',
      'group the parameters a and z of f into a class Q',
      'signature-unfit',
    );
  });
  it('where the function is read from its module, so is the class', async () => {
    await checkInstruction(
      `//- shapes/__init__.py
//- shapes/draw.py
def draw(width, height):
    return width * height
//- app.py
import shapes.draw

print(shapes.draw.draw(1, 2), shapes.draw.draw(height=3, width=1))
`,
      'group the parameters width and height of draw into a class Size',
      `//- shapes/draw.py
from dataclasses import dataclass
from typing import Any


@dataclass
class Size:
    width: Any
    height: Any


def draw(size: Size):
    return size.width * size.height
//- app.py
import shapes.draw

print(shapes.draw.draw(shapes.draw.Size(width=1, height=2)), shapes.draw.draw(shapes.draw.Size(width=1, height=3)))
`,
    );
  });
});
