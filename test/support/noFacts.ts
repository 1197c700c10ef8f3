/** Facts of which none is fetched; a test lays those it has over them. */
import type { Facts } from '../../server/core/facts/facts.ts';

export const noFacts: Facts = {
  paths: () => undefined,
  mentions: () => undefined,
  file: () => undefined,
  tree: () => undefined,
  outline: () => undefined,
  references: () => undefined,
  definition: () => undefined,
  rename: () => undefined,
  symbolNames: () => undefined,
};
