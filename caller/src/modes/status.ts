import { StatusFile, type SeatStatus } from '../agent/status-file.ts';
import { line, sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';

/** Says how the caller running on the folder is doing; the exit code says it to a script. */
export function status({ data }: CallerOptions): Promise<number> {
  const found = new StatusFile(data).read();
  if (!found) {
    say(line(sentence('status.none', { folder: data })));
    return Promise.resolve(exitCodes.failed);
  }
  say(line(sentence('status.head', { pid: found.pid, url: found.url })));
  for (const seat of found.seats)
    say(`  ${seat.name || line(sentence('status.computer'))}: ${told(seat)}`);
  return Promise.resolve(codeOf(found.seats));
}

function told({ state, room = '', code = '', why = '' }: SeatStatus): string {
  return line(sentence(`status.${state}`, { room, code, why }));
}

function codeOf(seats: readonly SeatStatus[]): number {
  if (seats.some(({ state }) => state === 'pairing')) return exitCodes.unpaired;
  const online = seats.length > 0 && seats.every(({ state }) => state === 'online');
  return online ? exitCodes.accepted : exitCodes.offline;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
