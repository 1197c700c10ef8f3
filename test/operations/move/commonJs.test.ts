/** Moves between CommonJS modules that offer each name by a statement of its own. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('`exports.f = f` behind each definition', () => {
  it('goes along into a new module; what stays behind finds a private helper there; a local of the same name does not hide the module', async () => {
    await checkInstruction(
      `//- lib/util.js
var pattern = /:/;
var other = /,/;

/** Takes an address apart. */
function parse(text) {
  return text.split(pattern);
}
exports.parse = parse;

function split(text) {
  return pattern.test(text) ? [] : text.split(other);
}
exports.split = split;
//- lib/consumer.js
var util = require('./util');

exports.read = function (text) {
  var url;
  if ((url = util.parse(text))) {
    return url;
  }
  return util.split(text);
};
`,
      'move parse to a new module lib/url.js',
      `//- lib/consumer.js
var urlModule = require('./url');
var util = require('./util');

exports.read = function (text) {
  var url;
  if ((url = urlModule.parse(text))) {
    return url;
  }
  return util.split(text);
};
//- lib/url.js
var { pattern } = require('./util');

/** Takes an address apart. */
function parse(text) {
  return text.split(pattern);
}
exports.parse = parse;
//- lib/util.js
var pattern = /:/;
exports.pattern = pattern;
var other = /,/;

function split(text) {
  return pattern.test(text) ? [] : text.split(other);
}
exports.split = split;
`,
    );
  });

  it('stays below the definition above when something comes in, which is offered in the same way', async () => {
    await checkInstruction(
      `//- lib/sort.js
// How it sorts.

function swap(items, x, y) {
  var old = items[x];
  items[x] = items[y];
  items[y] = old;
}

function sort(items) {
  swap(items, 0, 1);
}

exports.sort = sort;
//- lib/util.js
function first(items) {
  return items[0];
}
exports.first = first;
`,
      'move swap to lib/util.js',
      `//- lib/sort.js
// How it sorts.

var { swap } = require('./util');

function sort(items) {
  swap(items, 0, 1);
}

exports.sort = sort;
//- lib/util.js
function first(items) {
  return items[0];
}
exports.first = first;

function swap(items, x, y) {
  var old = items[x];
  items[x] = items[y];
  items[y] = old;
}
exports.swap = swap;
`,
    );
  });

  it('what was offered nowhere comes into the list that the new module has', async () => {
    await checkInstruction(
      `//- lib/sort.js
'use strict'

function swap (items, x, y) {
  const old = items[x]
  items[x] = items[y]
  items[y] = old
}

module.exports = function sort (items) {
  swap(items, 0, 1)
}
//- lib/util.js
'use strict'

function first (items) {
  return items[0]
}

module.exports = {
  first
}
`,
      'move swap to lib/util.js',
      `//- lib/sort.js
'use strict'

const { swap } = require('./util')

module.exports = function sort (items) {
  swap(items, 0, 1)
}
//- lib/util.js
'use strict'

function first (items) {
  return items[0]
}

function swap (items, x, y) {
  const old = items[x]
  items[x] = items[y]
  items[y] = old
}

module.exports = {
  first,
  swap
}
`,
    );
  });

  it('stands above a list that is all there is, since that reads it when it runs', async () => {
    await checkInstruction(
      `//- lib/parse.js
const util = require('./util')

module.exports = function parse (text) {
  return util.isDigit(text) ? names[text] : text
}

const names = { 1: 'one' }
//- lib/util.js
const unicode = require('./unicode')

module.exports = {
  isSpace (c) {
    return unicode.test(c)
  },

  isDigit (c) {
    return /[0-9]/.test(c)
  },
}
//- lib/unicode.js
module.exports = /a/
`,
      'move names to lib/util.js',
      `//- lib/parse.js
const util = require('./util')
const { names } = require('./util')

module.exports = function parse (text) {
  return util.isDigit(text) ? names[text] : text
}
//- lib/unicode.js
module.exports = /a/
//- lib/util.js
const unicode = require('./unicode')

const names = { 1: 'one' }

module.exports = {
  isSpace (c) {
    return unicode.test(c)
  },

  isDigit (c) {
    return /[0-9]/.test(c)
  },

  names,
}
`,
    );
  });
});
