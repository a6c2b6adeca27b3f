import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from './server.ts';

const program = join(import.meta.dirname, '../../caller/src/main.ts');

/** A printer agent as a program of its own, with folders for printers, to be killed and started again. */
export class PrinterAgent {
  readonly folder = mkdtempSync(join(tmpdir(), 'daozhen-printer-agent-'));
  readonly paper = join(this.folder, 'paper');
  readonly #url: string;
  readonly #args: readonly string[];
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #out = '';
  #heard = Promise.withResolvers<void>();

  /** @param args more of the command line; a folder printer called 前台 is always there */
  constructor(url: string, args: readonly string[] = ['--no-system'], environment = {}) {
    this.#url = url;
    this.#args = args;
    this.#environment = environment;
    mkdirSync(this.paper);
  }

  /** What it has said since it was started first. */
  get said(): string {
    return this.#out;
  }

  /** The names of what was printed into its folder. */
  printed(): string[] {
    return readdirSync(this.paper).filter((name) => name.endsWith('.pdf'));
  }

  read(name: string): Buffer {
    return readFileSync(join(this.paper, name));
  }

  /** The token it was paired with. */
  token(): string {
    const kept = readFileSync(join(this.folder, 'data', 'token.json'), 'utf8');
    return (JSON.parse(kept) as { token: string }).token;
  }

  start(): this {
    const folder = ['--folder', `前台=${this.paper}`];
    const data = ['--data', join(this.folder, 'data'), '--url', this.#url];
    const args = [program, '--printer', ...folder, ...data, ...this.#args];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.#environment },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#out += text;
        this.#heard.resolve();
        this.#heard = Promise.withResolvers();
      });
    }
    this.#child = child;
    return this;
  }

  /** Waits until it says something that fits; @returns the match. */
  async says(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#out.slice(from));
      if (found) return found;
      await this.#heard.promise;
    }
  }

  /** Pairs it as a technician does; @returns its device. */
  async pair(desk: Client, site = 'east'): Promise<{ id: string }> {
    const [, code] = await this.says(/配对码 (\d{6})/);
    const body = { code, name: '前台打印', site, placement: { kind: 'printer' } };
    const answer = await desk.post('/api/devices/pair', body);
    if (answer.status !== 201) throw new Error(`pairing: ${JSON.stringify(answer.body)}`);
    await this.says(/已连接/);
    return answer.body.device as { id: string };
  }

  /** `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
