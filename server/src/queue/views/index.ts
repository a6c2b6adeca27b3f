export { boardView, type Placement } from './board.ts';
export { deskView } from './desk.ts';
export { phoneView } from './phone.ts';
export { roomView } from './room.ts';
export { phonesOf } from './topics.ts';
export { boardPerson, type ViewContext } from './context.ts';
