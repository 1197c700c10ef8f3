/** What Claude is reached with, as a person configured it, and the brain that comes of it. Kept in memory only. */
import { claude } from '../adapters/claude/claude.ts';
import type { Clock } from '../base/clock.ts';
import type { Brain } from '../core/brain/brain.ts';
import { modelBrain } from '../operations/model/modelBrain.ts';
import type { OperationRegistry } from '../operations/registry.ts';
import type { Environment } from './environment.ts';
import { languageRules } from './languageRules.ts';

export interface ClaudeAccess {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
  readonly model?: string | undefined;
  /** Of one mission, in US dollars. */
  readonly costUsdMax?: number | undefined;
}

export function claudeAccess({ claudeKey, claudeBaseUrl, claudeModel }: Environment): ClaudeAccess | undefined {
  return claudeKey === undefined || claudeKey === '' ? undefined : { apiKey: claudeKey, baseUrl: claudeBaseUrl, model: claudeModel };
}

const costUsdMaxDefault = 1;

export function claudeBrain(
  { costUsdMax = costUsdMaxDefault, ...access }: ClaudeAccess,
  { clock, operations, hands }: { readonly clock: Clock; readonly operations: OperationRegistry; readonly hands: Brain },
): Brain {
  return modelBrain({ model: claude({ ...access, clock }), operations, hands, rules: languageRules, costUsdMax });
}
