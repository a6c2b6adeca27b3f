export { queueList, type QueueList } from './queue-list.ts';
export { queueListPdf } from './queue-list.pdf.ts';
