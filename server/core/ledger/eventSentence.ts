/** One sentence for each kind of event: what happened, for a person who reads along. */
import { unreachable } from '../../base/assert.ts';
import type { FileChange, FileEdits, Finding, StateChange, SwarmEvent } from '../../protocol/generated/events_pb.js';
import { actionWord, authorWord, counted, listed, messageKindWord, missionKindWord, oneLine, outcomeOf } from './eventWords.ts';

const COMMIT_DIGITS = 10;

export function sentenceOf(event: SwarmEvent): string {
  return oneLine(sentence(event));
}

function sentence({ payload, agentId }: SwarmEvent): string {
  switch (payload.case) {
    case 'missionOpened': {
      const { kind, instruction, brain, planOnly, depth } = payload.value;
      const extras = [brain && `brain: ${brain}`, planOnly && 'plan only', depth > 0 && `depth ${depth}`].filter(Boolean).join(', ');
      return `opens a ${missionKindWord(kind)} mission: ${instruction || '(no words)'}${extras && ` (${extras})`}`;
    }
    case 'intentUnderstood': {
      const { operations, ignoredWords } = payload.value;
      const ignored = ignoredWords.length > 0 ? `; without influence: ${listed(ignoredWords)}` : '';
      return `understands: ${operations.map((call) => call.summary || call.operation).join('; then ') || 'nothing'}${ignored}`;
    }
    case 'missionPlanned': {
      const { ticketIds, summary, replan } = payload.value;
      return `${replan > 0 ? `replans (${replan})` : 'plans'} ${counted(ticketIds.length, 'ticket')}${after(summary)}`;
    }
    case 'missionClosed': {
      const { outcome, summary, errorCode, changedPaths } = payload.value;
      const code = errorCode ? ` [${errorCode}]` : '';
      const files = changedPaths.length > 0 ? ` (${counted(changedPaths.length, 'file')} changed)` : '';
      return `closes the mission, ${outcomeOf(outcome) ?? 'outcome unknown'}${code}${files}${after(summary)}`;
    }
    case 'ticketPosted': {
      const { title, writeSet, dependsOn } = payload.value;
      const waits = dependsOn.length > 0 ? `, after ${counted(dependsOn.length, 'other')}` : '';
      return `posts a ticket: ${title || '(untitled)'}${writeSet.length > 0 ? ` (writes ${listed(writeSet)})` : ''}${waits}`;
    }
    case 'ticketBid':
      return `bids ${payload.value.score.toFixed(2)} for the ticket`;
    case 'ticketAwarded':
      return `awards the ticket to ${payload.value.toAgentId} (best of ${counted(payload.value.bids, 'bid')})`;
    case 'ticketStarted':
      return `starts the ticket${payload.value.attempt > 1 ? `, attempt ${payload.value.attempt}` : ''}`;
    case 'ticketFinished': {
      const { summary, references, files } = payload.value;
      return `finishes the ticket: ${counted(references, 'place')} in ${counted(files, 'file')}${after(summary)}`;
    }
    case 'ticketFailed': {
      const { reason, errorCode, willRetry } = payload.value;
      return `fails the ticket${errorCode && ` [${errorCode}]`}: ${reason}${willRetry ? ' (tries again)' : ''}`;
    }
    case 'agentMessage': {
      const { kind, toAgentId, text } = payload.value;
      return `${messageKindWord(kind)} to ${toAgentId || 'all'}: ${text}`;
    }
    case 'brainSpoke':
      return `${payload.value.brain || 'brain'}: ${payload.value.text}`;
    case 'decision': {
      const { choice, rationale, rejected, confidence } = payload.value;
      const against = rejected.length > 0 ? `; rather than: ${listed(rejected.map((alternative) => clause(alternative.choice)))}` : '';
      const because = rationale && `; because: ${clause(rationale)}`;
      return `decides: ${clause(choice)}${against}${because} (confidence ${confidence.toFixed(2)})`;
    }
    case 'editsProposed': {
      const { files, attempt } = payload.value;
      const edits = files.reduce((sum, file) => sum + file.edits.length, 0);
      const which = listed(files.map(proposedFile));
      return `proposes ${counted(edits, 'edit')} in ${which}${attempt > 1 ? ` (attempt ${attempt})` : ''}`;
    }
    case 'reflexJudged': {
      const { reflex, passed, findings, filesChecked } = payload.value;
      return `${unlessSaid(`reflex ${reflex}`, agentId)}${passed ? 'passes' : 'VETOES'} ${counted(filesChecked, 'file')}${found(findings)}`;
    }
    case 'physicsJudged': {
      const { server, passed, answered, newDiagnostics, checkedPaths, uncheckedPaths, uncheckedReason } = payload.value;
      if (!answered) return `${server || 'no language server'} did not judge: ${uncheckedReason || 'no reason given'}`;
      const left = uncheckedPaths.length > 0 ? `; ${counted(uncheckedPaths.length, 'file')} not checked${after(uncheckedReason)}` : '';
      return `${unlessSaid(server, agentId)}${passed ? 'passes' : 'VETOES'} ${counted(checkedPaths.length, 'file')}${found(newDiagnostics)}${left}`;
    }
    case 'criticJudged':
      return `${payload.value.passed ? 'finds what was expected' : 'VETOES: not what was expected'}${found(payload.value.findings)}`;
    case 'violationFound':
      return `finds a violation: expected ${payload.value.expected}, found ${payload.value.found}`;
    case 'leaseGranted':
      return `leases ${listed(payload.value.paths.map((lease) => lease.path))}`;
    case 'leaseRefused': {
      const { path, holderMissionId, reason } = payload.value;
      return `refuses the lease of ${path}${holderMissionId && `, held by mission ${holderMissionId}`}${after(reason)}`;
    }
    case 'leaseReleased':
      return `releases ${listed(payload.value.paths.map((lease) => lease.path))}`;
    case 'approvalAsked':
      return `asks to approve ${counted(payload.value.edits, 'edit')} in ${counted(payload.value.files, 'file')}`;
    case 'approvalGiven':
      return `${payload.value.approved ? 'approves' : 'declines'} the plan${payload.value.how && ` (${payload.value.how})`}`;
    case 'changeSetIntended':
      return `is about to write: ${changes(payload.value.files)}${after(payload.value.summary)}`;
    case 'changeSetApplied':
      return `has written: ${changes(payload.value.files)}${payload.value.recovered ? ' (completed at a later start)' : ''}`;
    case 'changeSetPartlyTaken': {
      const { editsApplied, editsPlanned, leftOutPaths } = payload.value;
      return `takes ${editsApplied} of ${counted(editsPlanned, 'edit')}; something is left out in ${listed(leftOutPaths)}`;
    }
    case 'modelAsked': {
      const { model, baseUrl, task, bytes, paths, turn } = payload.value;
      const from = paths.length > 0 ? `, with lines of ${listed(paths)}` : '';
      return `sends ${bytes} bytes to ${model} at ${baseUrl}${from}: ${task}${turn > 1 ? ` (turn ${turn})` : ''}`;
    }
    case 'modelAnswered': {
      const { model, tokensIn, tokensOut, error, stopReason, toolCalls } = payload.value;
      if (error) return `${model} did not answer: ${error}`;
      const calls = toolCalls.length > 0 ? `; calls ${listed(toolCalls)}` : '';
      return `${model} answers (${tokensIn} tokens in, ${tokensOut} out, ${stopReason})${calls}`;
    }
    case 'changeSetUndone': {
      const { files, reason, recovered } = payload.value;
      return `has undone: ${changes(files)}${recovered ? ' (at a later start)' : ''}${after(reason)}`;
    }
    case 'stateChange':
      return stateChange(payload.value);
    case 'systemSignal':
      return `signals ${payload.value.status}${after(payload.value.text)}`;
    case 'headSigned':
      return `signs the ledger up to event ${payload.value.headSequence}`;
    case 'headMoved': {
      const { previousCommit, commit, ref } = payload.value;
      return `sees HEAD move${ref && ` to ${ref}`}: ${previousCommit.slice(0, COMMIT_DIGITS) || 'nothing'} → ${commit.slice(0, COMMIT_DIGITS) || 'nothing'}`;
    }
    case 'rewindPlanned': {
      const { target, targetSequence, files, conflicts } = payload.value;
      const conflict = conflicts.length > 0 ? `; ${counted(conflicts.length, 'conflict')}` : '';
      return `plans to rewind to ${target || `event ${targetSequence}`}: ${counted(files.length, 'file')}${conflict}`;
    }
    case 'boundReached':
      return `reaches the bound ${payload.value.bound}: ${payload.value.reached} of ${payload.value.limit}`;
    case undefined:
      return 'something this version of Swarm has no words for';
    default:
      return unreachable(payload);
  }
}

/** A name in front of a sentence, unless who is named before it already says the same. */
function unlessSaid(name: string, agentId: string): string {
  return agentId.replaceAll('-', ' ') === name.replaceAll('-', ' ') ? '' : `${name} `;
}

/** A recorded sentence as a part of another one. */
function clause(text: string): string {
  return text.trimEnd().replace(/\.$/, '');
}

function after(text: string): string {
  return text && `: ${text}`;
}

function found(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  return `: ${first.text}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''}`;
}

function changes(files: readonly FileChange[]): string {
  return listed(files.map((file) => `${file.path} ${actionWord(file.action)}`));
}

function proposedFile({ path, newPath, baseHash, proposedHash }: FileEdits): string {
  if (newPath !== '') return `${path} → ${newPath}`;
  if (baseHash === '' && proposedHash !== '') return `${path} (new)`;
  return baseHash !== '' && proposedHash === '' ? `${path} (deleted)` : path;
}

function stateChange(change: StateChange): string {
  const { path, previousHash, newHash, author, baseline, renamedFrom, lines } = change;
  if (baseline) return `${path} becomes known`;
  const verb = newHash === '' ? 'deleted' : renamedFrom ? `renamed from ${renamedFrom}` : previousHash === '' ? 'created' : 'changed';
  return `${path} ${verb} by ${authorWord(author)}${lines.length > 0 ? ` (${counted(lines.length, 'line')})` : ''}`;
}
