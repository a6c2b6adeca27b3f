import { afterEach } from 'vitest';
import { Computer } from './computer.ts';

/**
 * For the tests of a file: starts computers, which are removed when the test ends.
 * @returns starts one and waits until its agent has looked for boxes
 */
export function useComputers() {
  let started: Computer[] = [];
  afterEach(() => {
    for (const computer of started) computer.remove();
    started = [];
  });
  return async (options: ConstructorParameters<typeof Computer>[0] = {}) => {
    const computer = new Computer(options);
    started.push(computer);
    await computer.pass(100);
    const { hid, env, told, heard, sockets, agent, running, stop } = computer;
    const pass = (ms: number) => computer.pass(ms);
    return {
      hid,
      env,
      told,
      heard,
      sockets,
      agent,
      running,
      stop,
      pass,
      sent: () => computer.sent,
    };
  };
}
