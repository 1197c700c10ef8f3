/** Methods of Python become functions: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkOperation } from '../carryOut.ts';

const turn = (name: string, rest: object = {}) => ({ target: { name }, ...rest });

describe('in place', () => {
  it('names the object after the class and passes it at every call', async () => {
    await checkOperation(
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height

    # The plane it takes.
    def area(self, scale=1):
        """How much of the plane.

        It is never negative.
        """
        text = """
    as it is
"""
        return self.width * self.height * scale

    def describe(self):
        return f"{self.area()} {self.area(scale=2)}"


def total(shapes: list[Shape]):
    return sum(shape.area() for shape in shapes)


print(Shape(1, 2).area(3), Shape.area(Shape(1, 1), 2))
`,
      'methodToFunction',
      turn('Shape.area'),
      `//- shapes.py
class Shape:
    """A shape."""

    def __init__(self, width, height):
        self.width = width
        self.height = height

    def describe(self):
        return f"{area(self)} {area(self, scale=2)}"


# The plane it takes.
def area(shape, scale=1):
    """How much of the plane.

    It is never negative.
    """
    text = """
    as it is
"""
    return shape.width * shape.height * scale


def total(shapes: list[Shape]):
    return sum(area(shape) for shape in shapes)


print(area(Shape(1, 2), 3), area(Shape(1, 1), 2))
`,
    );
  });
});
