/** Modules of Python taken apart, by names and by rules. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('what is done', () => {
  it('by names, and nothing is left', async () => {
    await checkInstruction(
      `//- utils.py
"""All sorts."""
import re
from datetime import date

_ISO = re.compile("x")


def parse_date(text):
    return _ISO.match(strip(text))


def format_date(d: date):
    return d.isoformat()


def strip(text):
    return text.strip()
//- app.py
import utils
from utils import *
from utils import parse_date as p
from utils import strip

p(strip("a"))
utils.format_date(1)
format_date(2)
`,
      'split utils.py into dates.py and texts.py: dates gets parse_date and format_date, texts gets strip',
      `//- app.py
import dates
from dates import format_date, parse_date as p
from texts import strip

p(strip("a"))
dates.format_date(1)
format_date(2)
//- dates.py
import re
from datetime import date

from texts import strip

_ISO = re.compile("x")


def parse_date(text):
    return _ISO.match(strip(text))


def format_date(d: date):
    return d.isoformat()
//- texts.py
def strip(text):
    return text.strip()
`,
      { gone: ['utils.py'] },
    );
  });

  it('what is in no part stays', async () => {
    await checkInstruction(
      `//- utils.py
import re


def parse_date(text):
    return re.match("x", text)


def strip(text):
    return text.strip()
//- app.py
from utils import parse_date, strip

parse_date(strip("a"))
`,
      'split utils.py: parse_date goes to dates.py',
      `//- app.py
from dates import parse_date
from utils import strip

parse_date(strip("a"))
//- dates.py
import re


def parse_date(text):
    return re.match("x", text)
//- utils.py
def strip(text):
    return text.strip()
`,
    );
  });

  it('the rest has its place, too', async () => {
    await checkInstruction(
      `//- utils.py
import re

LIMIT = 3


def parse_date(text):
    return re.match("x", text)


def format_date(d):
    return d.isoformat()


def strip(text):
    return text.strip()[:LIMIT]
//- app.py
from utils import LIMIT, parse_date, strip

parse_date(strip("a")), LIMIT
`,
      'split utils.py: parse_date and format_date go to dates.py, the rest to misc.py',
      `//- app.py
from dates import parse_date
from misc import LIMIT, strip

parse_date(strip("a")), LIMIT
//- dates.py
import re


def parse_date(text):
    return re.match("x", text)


def format_date(d):
    return d.isoformat()
//- misc.py
LIMIT = 3


def strip(text):
    return text.strip()[:LIMIT]
`,
      { gone: ['utils.py'] },
    );
  });

  it('by rules', async () => {
    await checkInstruction(
      `//- utils.py
def parse_a(x):
    return x


def format_a(x):
    return parse_a(x)


def parse_b(x):
    return x


def other(x):
    return format_a(x), parse_b(x)
`,
      'split utils.py: all functions starting with parse_ go to parsing.py, all functions starting with format_ go to formatting.py',
      `//- formatting.py
from parsing import parse_a


def format_a(x):
    return parse_a(x)
//- parsing.py
def parse_a(x):
    return x


def parse_b(x):
    return x
//- utils.py
from formatting import format_a
from parsing import parse_b


def other(x):
    return format_a(x), parse_b(x)
`,
    );
  });

  it('each class by itself', async () => {
    await checkInstruction(
      `//- models.py
from dataclasses import dataclass


@dataclass
class User:
    name: str


@dataclass
class BlogPost:
    author: User
//- app.py
from models import BlogPost, User

BlogPost(User("a"))
`,
      'split models.py into one file per class',
      `//- app.py
from blog_post import BlogPost
from user import User

BlogPost(User("a"))
//- blog_post.py
from dataclasses import dataclass

from user import User


@dataclass
class BlogPost:
    author: User
//- user.py
from dataclasses import dataclass


@dataclass
class User:
    name: str
`,
      { gone: ['models.py'] },
    );
  });

  it('into a module that is there, and one that is new', async () => {
    await checkInstruction(
      `//- helpers.py
def read(path):
    return open(path)


def strip(text):
    return text.strip()
//- io_tools.py
def write(path):
    return path
//- app.py
import helpers

helpers.strip(helpers.read("x"))
`,
      'split helpers.py: read goes to io_tools.py, strip goes to texts.py',
      `//- app.py
import io_tools
import texts

texts.strip(io_tools.read("x"))
//- io_tools.py
def write(path):
    return path


def read(path):
    return open(path)
//- texts.py
def strip(text):
    return text.strip()
`,
      { gone: ['helpers.py'] },
    );
  });

  it('the old module goes on offering all of it', async () => {
    await checkInstruction(
      `//- utils.py
"""All sorts."""


def parse_date(text):
    return text


def strip(text):
    return text.strip()
//- app.py
from utils import parse_date, strip

parse_date(strip("a"))
`,
      'split utils.py into dates.py and texts.py: dates gets parse_date, texts gets strip; keep them importable from the old module',
      `//- app.py
from dates import parse_date
from texts import strip

parse_date(strip("a"))
//- dates.py
def parse_date(text):
    return text
//- texts.py
def strip(text):
    return text.strip()
//- utils.py
"""All sorts."""

from dates import parse_date
from texts import strip
`,
    );
  });

  it('a private helper goes with its user, not with the rest', async () => {
    await checkInstruction(
      `//- utils.py
import re

_ISO = re.compile("x")
LIMIT = 3


def parse_date(text):
    return _ISO.match(text)


def strip(text):
    return text.strip()[:LIMIT]
`,
      'split utils.py: parse_date goes to dates.py, the rest to misc.py',
      `//- dates.py
import re

_ISO = re.compile("x")


def parse_date(text):
    return _ISO.match(text)
//- misc.py
LIMIT = 3


def strip(text):
    return text.strip()[:LIMIT]
`,
      { gone: ['utils.py'] },
    );
  });
});
