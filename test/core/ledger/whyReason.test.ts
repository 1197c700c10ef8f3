import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { changeSetGist, swarmReason } from '../../../server/core/ledger/whyReason.ts';
import { DecisionKind, StateChangeSchema, SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';

test('the reason of a changed line is its target, its proposer is named, and what was left alone elsewhere is no reason', () => {
  const decision = (choice: string, kind: DecisionKind, path: string) =>
    create(SwarmEventSchema, { payload: { case: 'decision', value: { choice, kind, about: [{ path, startLine: 1, endLine: 1 }] } } });
  const proposal = create(SwarmEventSchema, {
    agentId: 'coder-2',
    payload: { case: 'editsProposed', value: { files: [{ path: 'b.py' }] } },
  });
  const change = create(StateChangeSchema, { path: 'b.py' });
  const event = create(SwarmEventSchema, { agentId: 'operator', payload: { case: 'stateChange', value: change } });
  const changeSet = [
    decision('the function f in a.py:1', DecisionKind.TARGET, 'a.py'),
    decision('leave getattr() in c.py alone', DecisionKind.LEAVE, 'c.py'),
    proposal,
    event,
  ];
  const reason = swarmReason({
    event,
    change,
    note: undefined,
    line: 3,
    after: 'g()',
    changeSet: changeSetGist(changeSet),
    mission: undefined,
  });
  expect({ who: reason.who, decision: reason.decision?.choice, after: reason.after }).toEqual({
    who: 'coder-2',
    decision: 'the function f in a.py:1',
    after: 'g()',
  });
});
