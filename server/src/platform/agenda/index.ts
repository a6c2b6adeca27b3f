export { Agenda } from './agenda.ts';
