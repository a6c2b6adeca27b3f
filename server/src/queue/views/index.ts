export { boardView, type Placement } from './board.ts';
export { pauseOf, type ViewContext } from './context.ts';
export {
  announceChanges,
  announcePhones,
  announceTime,
  defineTopics,
  type DisplayPlace,
  type TopicSources,
} from './define-topics.ts';
export { deskView } from './desk.ts';
export { overviewView } from './overview.ts';
export { phoneView } from './phone.ts';
export { roomView } from './room.ts';
export { defineScreenTopic } from './screen.ts';
export { visitView } from './visit.ts';
