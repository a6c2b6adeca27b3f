import type { OpenFloor } from '../../../../test-support/floor.ts';
import { acceptContract } from './accept.contract.ts';
import { bindingContract } from './binding.contract.ts';
import { callingContract } from './calling.contract.ts';
import { constraintsContract } from './constraints.contract.ts';
import { dayContract } from './day.contract.ts';
import { dutyContract } from './duty.contract.ts';
import { guidanceContract } from './guidance.contract.ts';
import { orderContract } from './order.contract.ts';
import { returnContract } from './return.contract.ts';
import { ticketsContract } from './tickets.contract.ts';
import { undoContract } from './undo.contract.ts';
import { visitContract } from './visit.contract.ts';

/** What every engine does, rule by rule; each test opens a floor of its own. */
export function engineContract(open: OpenFloor): void {
  ticketsContract(open);
  orderContract(open);
  bindingContract(open);
  acceptContract(open);
  callingContract(open);
  returnContract(open);
  undoContract(open);
  dutyContract(open);
  guidanceContract(open);
  constraintsContract(open);
  visitContract(open);
  dayContract(open);
}
