/** Looking at the statements of a body: what they evaluate by themselves, the blocks in them, and whether anything can run behind them. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { ReturnStatement, WrittenBlock, WrittenStatement } from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';

export function innerBlocks(statement: WrittenStatement): readonly WrittenBlock[] {
  switch (statement.kind) {
    case 'branch':
      return statement.clauses.map(({ block }) => block);
    case 'loop':
      return statement.otherwise ? [statement.block, statement.otherwise.block] : [statement.block];
    case 'around':
      return [statement.block];
    case 'whole':
      return statement.blocks;
    default:
      return [];
  }
}

/** What it evaluates without its blocks; of a `try` what stands between them. */
export function ownStretches(statement: WrittenStatement): readonly Extent[] {
  switch (statement.kind) {
    case 'branch':
      return statement.clauses.flatMap(({ condition }) => (condition ? [extentOf(condition)] : []));
    case 'loop':
    case 'around':
      return statement.heads.map(extentOf);
    case 'whole': {
      const stretches: Extent[] = [];
      let at = statement.start;
      for (const { start, end } of statement.blocks) {
        stretches.push({ start: at, end: start });
        at = end;
      }
      return [...stretches, { start: at, end: statement.end }];
    }
    case 'return':
      return statement.value ? [extentOf(statement.value)] : [];
    default:
      return [statement];
  }
}

export function* everyStatement({ statements }: WrittenBlock): Generator<WrittenStatement> {
  for (const statement of statements) {
    yield statement;
    for (const block of innerBlocks(statement)) yield* everyStatement(block);
  }
}

export function returnsIn(block: WrittenBlock): readonly ReturnStatement[] {
  return [...everyStatement(block)].filter((statement) => statement.kind === 'return');
}

/** Whether the end of the block can be reached. */
export function runsThrough({ statements }: WrittenBlock): boolean {
  return statements.every(runsOn);
}

function runsOn(statement: WrittenStatement): boolean {
  switch (statement.kind) {
    case 'return':
      return false;
    case 'raise':
      return !statement.always;
    case 'branch':
      return statement.clauses.at(-1)?.condition !== undefined || statement.clauses.some(({ block }) => runsThrough(block));
    case 'loop':
      return !statement.endless || breaksOut(statement.block);
    case 'around':
      return runsThrough(statement.block);
    case 'whole':
      return statement.endsWith.length === 0 || statement.endsWith.some(runsThrough);
    default:
      return true;
  }
}

/** Whether a `break` of the loop itself is in it. */
export function breaksOut({ statements }: WrittenBlock): boolean {
  return statements.some((statement) => {
    if (statement.kind === 'jump') return statement.how === 'break';
    return statement.kind === 'loop' ? false : innerBlocks(statement).some(breaksOut);
  });
}
