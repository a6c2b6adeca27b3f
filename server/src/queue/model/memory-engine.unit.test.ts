import { describe } from 'vitest';
import { openFloor } from '../../../test-support/floor.ts';
import { engineContract } from '../engine/contract/engine.contract.ts';

describe('the reference model', () => {
  engineContract((options) => openFloor(options));
});
