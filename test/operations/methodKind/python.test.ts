/** Methods of Python become static, of the class, or of objects: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('another kind of method in Python', () => {
  it('a method becomes static', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    LIMIT = 3

    def parse(self, text, /, *, strict=False):
        """Reads it."""
        return int(text) + self.LIMIT

    def all(self, texts):
        return [self.parse(text) for text in texts]


dates = Dates()
print(dates.parse("1"), Dates.parse(dates, "2", strict=True), list(map(dates.parse, "12")))
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      `//- dates.py
class Dates:
    LIMIT = 3

    @staticmethod
    def parse(text, /, *, strict=False):
        """Reads it."""
        return int(text) + Dates.LIMIT

    def all(self, texts):
        return [self.parse(text) for text in texts]


dates = Dates()
print(dates.parse("1"), Dates.parse("2", strict=True), list(map(dates.parse, "12")))
`,
    );
  });
  it('it uses its object', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.py
class Dates:
    def parse(self, text):
        self.last = text
        return int(text) + self.offset
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Dates.parse” uses the object it is called on (dates.py:3, dates.py:4).');
  });
  it('static calls of the class are made on it', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    @staticmethod
    def clean(text):
        return text.strip()

    @property
    def unit(self):
        return 1

    @log
    def parse(self, text):
        return int(self.clean(text))
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      `//- dates.py
class Dates:
    @staticmethod
    def clean(text):
        return text.strip()

    @property
    def unit(self):
        return 1

    @staticmethod
    @log
    def parse(text):
        return int(Dates.clean(text))
`,
    );
  });
  it('a method becomes one of the class', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    LIMIT = 3

    def parse(self, text):
        return type(self)(int(text)), self.__class__, self.LIMIT
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'class' },
      `//- dates.py
class Dates:
    LIMIT = 3

    @classmethod
    def parse(cls, text):
        return cls(int(text)), cls, cls.LIMIT
`,
    );
  });
  it('a class method becomes static', async () => {
    await checkOperation(
      `//- point.py
class Point:
    @classmethod
    def origin(cls, scale=1):
        return cls(0, scale)


print(Point.origin(2))
`,
      'methodKind',
      { target: { name: 'Point.origin' }, to: 'static' },
      `//- point.py
class Point:
    @staticmethod
    def origin(scale=1):
        return Point(0, scale)


print(Point.origin(2))
`,
    );
  });
  it('a class method with heirs that uses its class stays', async () => {
    const { error } = await checkOperationRefused(
      `//- point.py
class Point:
    @classmethod
    def origin(cls):
        return cls(0, 0)


class Dot(Point):
    pass
`,
      'methodKind',
      { target: { name: 'Point.origin' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Point.origin” uses the class it is called on, which may be a subclass (point.py:4).');
  });
  it('a static method becomes one of the class', async () => {
    await checkOperation(
      `//- point.py
class Point:
    @staticmethod
    def origin():
        return Point(0, 0)
`,
      'methodKind',
      { target: { name: 'Point.origin' }, to: 'class' },
      `//- point.py
class Point:
    @classmethod
    def origin(cls):
        return Point(0, 0)
`,
    );
  });
  it('a static method becomes one of objects', async () => {
    await checkOperation(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text):
        return Dates.parse(text[1:]) if text else 0

    def all(this, texts):
        return [Dates.parse(text) for text in texts] + [this.parse("1")]
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'instance' },
      `//- dates.py
class Dates:
    def parse(self, text):
        return self.parse(text[1:]) if text else 0

    def all(this, texts):
        return [this.parse(text) for text in texts] + [this.parse("1")]
`,
    );
  });
  it('a static method that is called without an object stays', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text):
        return int(text)

    @classmethod
    def now(cls):
        return cls.parse("1")


print(Dates.parse("1"))
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'instance' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Dates.parse” is called where there is no object to call it on (dates.py:8, dates.py:11).');
  });
  it('a class method becomes one of objects', async () => {
    await checkOperation(
      `//- point.py
class Point:
    @classmethod
    def copy(cls, other):
        return cls(other.x)

    def twice(self):
        return self.copy(self), Point.copy(self)
`,
      'methodKind',
      { target: { name: 'Point.copy' }, to: 'instance' },
      `//- point.py
class Point:
    def copy(self, other):
        return type(self)(other.x)

    def twice(self):
        return self.copy(self), self.copy(self)
`,
    );
  });
  it('it is static already', async () => {
    const { error } = await checkOperationRefused(
      `//- dates.py
class Dates:
    @staticmethod
    def parse(text):
        return int(text)
`,
      'methodKind',
      { target: { name: 'Dates.parse' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Dates.parse” is a static method already.');
  });
  it('an override stays', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    def run(self):
        return 1
class B(A):
    def run(self):
        return 2
`,
      'methodKind',
      { target: { name: 'A.run' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe(
      '“A.run” is overridden by “B.run” in a.py; which of them runs is chosen by the object, and only methods of objects can be chosen so.',
    );
  });
  it('a property stays', async () => {
    const { error } = await checkOperationRefused(
      `//- a.py
class A:
    @property
    def run(self):
        return 1
`,
      'methodKind',
      { target: { name: 'A.run' }, to: 'static' },
      'shape-unfit',
    );
    expect(error.message).toBe('“A.run” has the decorator @property, which is for methods of objects.');
  });
  it('async and tabs CRLF', async () => {
    await checkOperation(
      `//- a.py
class A:\r
	# why\r
	async def run(self):\r
		return 1\r
`,
      'methodKind',
      { target: { name: 'A.run' }, to: 'static' },
      `//- a.py
class A:\r
	# why\r
	@staticmethod\r
	async def run():\r
		return 1\r
`,
    );
  });
});
