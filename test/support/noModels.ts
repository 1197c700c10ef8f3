/** For brains that ask no model: it fails the test of one that does. */
import type { ModelRecord } from '../../server/core/brain/brain.ts';

export const noModels: ModelRecord = {
  asked: ({ model }) => {
    throw new Error(`${model} was asked`);
  },
  answered: ({ model }) => {
    throw new Error(`${model} answered`);
  },
};
