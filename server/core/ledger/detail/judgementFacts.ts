/** What reflexes, physics, critics, brains and the machine room report, as facts for a person. */
import { unreachable } from '../../../base/assert.ts';
import type { Expectation } from '../../../protocol/generated/events_pb.js';
import type { DetailFact } from '../../../protocol/messages/timeline.ts';
import { counted } from '../eventWords.ts';
import type { PayloadOf } from './eventFacts.ts';
import { amount, each, fact, files, findings, milliseconds, places, score, verdict } from './facts.ts';

type JudgementPayload = PayloadOf<'reflexJudged' | 'physicsJudged' | 'criticJudged' | 'violationFound'>;

export function judgementFacts(payload: JudgementPayload): readonly DetailFact[] {
  switch (payload.case) {
    case 'reflexJudged': {
      const { reflex, passed, filesChecked, durationMs } = payload.value;
      return [
        ...fact('reflex', reflex),
        ...verdict(passed),
        ...findings('finding', payload.value.findings),
        ...fact('files checked', filesChecked),
        ...milliseconds('took', durationMs),
      ];
    }
    case 'physicsJudged': {
      const { server, passed, answered, newDiagnostics, checkedPaths, uncheckedPaths, uncheckedReason } = payload.value;
      return [
        ...fact('language server', server),
        ...(answered ? verdict(passed) : fact('verdict', 'none: it did not judge')),
        ...findings('new error', newDiagnostics),
        ...fact('not checked because', uncheckedReason),
        ...files('checked', checkedPaths),
        ...files('not checked', uncheckedPaths),
        ...(answered ? fact('errors', `${payload.value.diagnosticsBefore} before, ${payload.value.diagnosticsAfter} after`) : []),
        ...milliseconds('took', payload.value.durationMs),
        ...amount('memory', payload.value.memoryBytes, ' bytes'),
      ];
    }
    case 'criticJudged':
      return [
        ...verdict(payload.value.passed),
        ...expectation('expected', payload.value.expected),
        ...expectation('found', payload.value.found),
        ...findings('finding', payload.value.findings),
      ];
    case 'violationFound':
      return [...fact('expected', payload.value.expected), ...fact('found', payload.value.found), ...places('place', payload.value.at)];
    default:
      return unreachable(payload);
  }
}

function expectation(label: string, expected: Expectation | undefined): readonly DetailFact[] {
  return expected ? fact(label, `${counted(expected.references, 'place')} in ${counted(expected.files.length, 'file')}`) : [];
}

type MachinePayload = PayloadOf<'brainSpoke' | 'modelAsked' | 'modelAnswered' | 'systemSignal' | 'headSigned'>;

export function machineFacts(payload: MachinePayload): readonly DetailFact[] {
  switch (payload.case) {
    case 'brainSpoke':
      return [
        ...fact('words', payload.value.text),
        ...fact('brain', payload.value.brain),
        ...fact('task', payload.value.task),
        ...amount('tokens in', payload.value.tokensIn),
        ...amount('tokens out', payload.value.tokensOut),
      ];
    case 'modelAsked':
      return [
        ...fact('task', payload.value.task),
        ...fact('model', payload.value.model),
        ...fact('sent to', payload.value.baseUrl),
        ...fact('bytes', payload.value.bytes),
        ...fact('turn', payload.value.turn),
        ...files('with lines of', payload.value.paths),
        ...fact('request kept as', payload.value.contentHash),
      ];
    case 'modelAnswered':
      return [
        ...fact('error', payload.value.error),
        ...fact('model', payload.value.model),
        ...fact('stopped by', payload.value.stopReason),
        ...fact('tokens', `${payload.value.tokensIn} in, ${payload.value.tokensOut} out`),
        ...(payload.value.costUsd > 0 ? fact('cost', `${payload.value.costUsd.toFixed(4)} US dollars`) : []),
        ...each('tool call', payload.value.toolCalls, (call) => call),
        ...milliseconds('took', payload.value.durationMs),
        ...fact('answer kept as', payload.value.contentHash),
      ];
    case 'systemSignal':
      return [
        ...fact('status', payload.value.status),
        ...fact('message', payload.value.text),
        ...(payload.value.load > 0 ? score('load', payload.value.load) : []),
        ...amount('memory', payload.value.memoryBytes, ' bytes'),
      ];
    case 'headSigned':
      return [...fact('up to event', payload.value.headSequence), ...fact('hash', hex(payload.value.headHash))];
    default:
      return unreachable(payload);
  }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
