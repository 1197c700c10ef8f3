/** Moves a module by arguments on a fixture, compares what comes out, and moves it back: that must restore every byte. */
import { expect } from 'vitest';
import type { Located, Refusal } from '../../../server/core/operation/operation.ts';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut, checkOperation, type OperationResult } from '../carryOut.ts';

export interface MoveCall {
  readonly move: string;
  readonly to: string;
  readonly relation?: 'into' | 'as';
  readonly shape?: 'package' | 'module';
  readonly keep?: 'alias' | 'deprecated';
  readonly also?: readonly string[];
  readonly gone: readonly string[];
  /** Moved back by itself it would not restore the bytes, with the reason. */
  readonly oneWay?: string;
}

function argumentsOf({ move, to, relation, shape, keep, also }: MoveCall): unknown {
  return { target: { name: move, kind: 'module' }, to, relation, shape, keepOld: keep, ...(also && { also }) };
}

export async function checkMove(before: string, call: MoveCall, after: string): Promise<OperationResult> {
  const result = await checkOperation(before, 'moveModule', argumentsOf(call), after, { gone: call.gone });
  if (call.oneWay !== undefined || call.keep !== undefined) return result;
  const { files } = readFixture(before);
  const way = wayBack(result.located, call);
  const back = await carryOut(result.after, 'moveModule', argumentsOf({ ...call, ...way, gone: [] }));
  if ('refusal' in back) throw new Error(`the way back is refused: ${JSON.stringify(back.refusal, null, 1)}`);
  expect(Object.fromEntries(back.result.after), 'moved back').toEqual(Object.fromEntries(files));
  return result;
}

/** Of a package the folder, else the file. */
function wayBack({ moves, target }: Located, call: MoveCall): Pick<MoveCall, 'move' | 'to' | 'relation' | 'shape'> {
  const main = moves.find(({ from }) => from === target.place.path) ?? moves[0];
  if (!main) throw new Error('nothing moved');
  if (call.shape !== undefined) return { move: main.to, to: target.name, shape: call.shape === 'package' ? 'module' : 'package' };
  const folder = (path: string): string => path.slice(0, path.lastIndexOf('/'));
  const isPackage = /(?:__init__\.pyi?|\/index\.[a-z]+)$/.test(main.from);
  return isPackage
    ? { move: folder(main.to), to: `${folder(main.from)}`, relation: 'as' }
    : { move: main.to, to: main.from, relation: 'as' };
}

export async function checkMoveRefused(before: string, call: Omit<MoveCall, 'gone'>, code: string): Promise<Refusal> {
  const { files } = readFixture(before);
  const outcome = await carryOut(files, 'moveModule', argumentsOf({ ...call, gone: [] }));
  if (!('refusal' in outcome)) throw new Error(`not refused: ${JSON.stringify(Object.fromEntries(outcome.result.after), null, 1)}`);
  expect(outcome.refusal.error.code).toBe(code);
  return outcome.refusal;
}
